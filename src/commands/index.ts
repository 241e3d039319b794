import { addConnection } from './connections/addConnection.ts';
import { addRunToComparison } from './compare/addRunToComparison.ts';
import { addToNotes } from './runs/addToNotes.ts';
import { checkOutCommit } from './runs/checkOutCommit.ts';
import { allowArtifactFolder } from './artifacts/allowArtifactFolder.ts';
import { forgetAllowedFolders } from './artifacts/forgetAllowedFolders.ts';
import { carryOutPromotion } from './registry/carryOutPromotion.ts';
import { chooseExperiments } from './experiments/chooseExperiments.ts';
import type { Command } from './command.ts';
import { compareCommits } from './compare/compareCommits.ts';
import { compareArtifact, compareArtifactWithChampion } from './compare/compareArtifact.ts';
import { compareFile } from './compare/compareFile.ts';
import { compareImages } from './compare/compareImages.ts';
import { compareMLmodel, compareRequirements } from './compare/compareModelFile.ts';
import { compareParams } from './compare/compareParams.ts';
import { compareRuns } from './compare/compareRuns.ts';
import { compareTexts } from './compare/compareTexts.ts';
import { compareWithChampion } from './compare/compareWithChampion.ts';
import { compareWithParent } from './compare/compareWithParent.ts';
import { copyId } from './copyId.ts';
import { copyName } from './copyName.ts';
import { copyPath } from './artifacts/copyPath.ts';
import { copyPython } from './copyPython.ts';
import { copyUri } from './copyUri.ts';
import { copyValue } from './copyValue.ts';
import { deleteExperiment } from './experiments/deleteExperiment.ts';
import { deleteRun } from './runs/deleteRun.ts';
import { downloadArtifacts } from './artifacts/downloadArtifacts.ts';
import { editConnection } from './connections/editConnection.ts';
import { editNote } from './runs/editNote.ts';
import { findArtifact } from './artifacts/findArtifact.ts';
import { findRun } from './runs/findRun.ts';
import { promote, setAlias } from './registry/giveAlias.ts';
import { disableScripts, enableScripts } from './artifacts/htmlScripts.ts';
import { loadMore } from './loadMore.ts';
import { openArtifact } from './artifacts/openArtifact.ts';
import { openArtifactExternally } from './artifacts/openArtifactExternally.ts';
import { openAsText } from './artifacts/openAsText.ts';
import { openInWebUi } from './openInWebUi.ts';
import { openPreview } from './artifacts/openPreview.ts';
import { openRun } from './runs/openRun.ts';
import { promoteChallenger } from './registry/promoteChallenger.ts';
import { refresh } from './refresh.ts';
import { removeConnection } from './connections/removeConnection.ts';
import { removeTag } from './runs/removeTag.ts';
import { removeAlias } from './registry/removeAlias.ts';
import { renameExperiment } from './experiments/renameExperiment.ts';
import { renameRun } from './runs/renameRun.ts';
import { restoreExperiment } from './experiments/restoreExperiment.ts';
import { restoreRun } from './runs/restoreRun.ts';
import { retry } from './retry.ts';
import { revealArtifact } from './artifacts/revealArtifact.ts';
import { revealRun } from './runs/revealRun.ts';
import { deleteRunsView } from './experiments/deleteRunsView.ts';
import { renameRunsView } from './experiments/renameRunsView.ts';
import { rollBackAlias } from './registry/rollBackAlias.ts';
import { saveRunsView } from './experiments/saveRunsView.ts';
import { shareRunsView } from './experiments/shareRunsView.ts';
import { saveSearch } from './experiments/saveSearch.ts';
import { clearSearch, searchInExperiment } from './experiments/searchInExperiment.ts';
import { compareWithSelected, selectForCompare } from './compare/selectForCompare.ts';
import { setPrimaryMetric } from './experiments/setPrimaryMetric.ts';
import { setTag } from './runs/setTag.ts';
import { showCharts } from './runs/showCharts.ts';
import { showActive, showAll, showDeleted } from './experiments/showExperiments.ts';
import { showHead, showTail } from './artifacts/showExcerpt.ts';
import { showArtifactSizes } from './artifacts/showArtifactSizes.ts';
import { showModel } from './registry/showModel.ts';
import { showModelCard } from './artifacts/showModelCard.ts';
import { showImages } from './artifacts/showImages.ts';
import { showLog } from './showLog.ts';
import { showRunsTable } from './experiments/showRunsTable.ts';
import { signIn } from './connections/signIn.ts';
import { signOut } from './connections/signOut.ts';
import { sortRuns } from './experiments/sortRuns.ts';
import { switchConnection } from './connections/switchConnection.ts';
import { testConnection } from './connections/testConnection.ts';
import { undoPromotion } from './registry/undoPromotion.ts';
import { undo } from './undo.ts';
import { copyVersion } from './registry/copyVersion.ts';
import { deleteVersion } from './registry/deleteVersion.ts';
import { editModelDescription } from './registry/editModelDescription.ts';
import { exportTrail } from './registry/exportTrail.ts';
import { findVersion } from './registry/findVersion.ts';
import { holderAtMoment } from './registry/holderAtMoment.ts';
import { openSourceRun } from './registry/openSourceRun.ts';
import { registerModel } from './registry/registerModel.ts';
import { removeModelTag, setModelTag } from './registry/registryTags.ts';
import { transitionStage } from './registry/transitionStage.ts';

/** Everything that can be called, each in a file of its own. */
export const commands: readonly Command[] = [
  addConnection,
  editConnection,
  removeConnection,
  switchConnection,
  testConnection,
  signIn,
  signOut,
  openRun,
  openArtifact,
  openPreview,
  openArtifactExternally,
  showModel,
  showModelCard,
  showArtifactSizes,
  openAsText,
  enableScripts,
  disableScripts,
  showImages,
  compareImages,
  downloadArtifacts,
  allowArtifactFolder,
  forgetAllowedFolders,
  showHead,
  showTail,
  checkOutCommit,
  showCharts,
  showRunsTable,
  chooseExperiments,
  compareRuns,
  addRunToComparison,
  compareParams,
  compareFile,
  compareArtifact,
  compareArtifactWithChampion,
  compareMLmodel,
  compareRequirements,
  compareTexts,
  compareCommits,
  selectForCompare,
  compareWithSelected,
  compareWithParent,
  compareWithChampion,
  findArtifact,
  revealArtifact,
  findRun,
  revealRun,
  searchInExperiment,
  clearSearch,
  deleteRunsView,
  renameRunsView,
  saveRunsView,
  shareRunsView,
  saveSearch,
  sortRuns,
  setPrimaryMetric,
  renameRun,
  setTag,
  removeTag,
  editNote,
  addToNotes,
  deleteRun,
  restoreRun,
  renameExperiment,
  deleteExperiment,
  restoreExperiment,
  promote,
  setAlias,
  removeAlias,
  promoteChallenger,
  carryOutPromotion,
  rollBackAlias,
  undoPromotion,
  findVersion,
  openSourceRun,
  registerModel,
  copyVersion,
  transitionStage,
  setModelTag,
  removeModelTag,
  editModelDescription,
  holderAtMoment,
  exportTrail,
  deleteVersion,
  undo,
  copyId,
  copyName,
  copyUri,
  copyPath,
  copyPython,
  copyValue,
  openInWebUi,
  showActive,
  showDeleted,
  showAll,
  refresh,
  loadMore,
  retry,
  showLog,
];
