import { addConnection } from './addConnection.ts';
import { addRunToComparison } from './addRunToComparison.ts';
import { addToNotes } from './addToNotes.ts';
import { checkOutCommit } from './checkOutCommit.ts';
import { allowArtifactFolder } from './allowArtifactFolder.ts';
import { forgetAllowedFolders } from './forgetAllowedFolders.ts';
import { carryOutPromotion } from './carryOutPromotion.ts';
import { chooseExperiments } from './chooseExperiments.ts';
import type { Command } from './command.ts';
import { compareCommits } from './compareCommits.ts';
import { compareArtifact, compareArtifactWithChampion } from './compareArtifact.ts';
import { compareFile } from './compareFile.ts';
import { compareImages } from './compareImages.ts';
import { compareMLmodel, compareRequirements } from './compareModelFile.ts';
import { compareParams } from './compareParams.ts';
import { compareRuns } from './compareRuns.ts';
import { compareTexts } from './compareTexts.ts';
import { compareWithChampion } from './compareWithChampion.ts';
import { compareWithParent } from './compareWithParent.ts';
import { copyId } from './copyId.ts';
import { copyName } from './copyName.ts';
import { copyPath } from './copyPath.ts';
import { copyPython } from './copyPython.ts';
import { copyUri } from './copyUri.ts';
import { copyValue } from './copyValue.ts';
import { deleteExperiment } from './deleteExperiment.ts';
import { deleteRun } from './deleteRun.ts';
import { downloadArtifacts } from './downloadArtifacts.ts';
import { editConnection } from './editConnection.ts';
import { editNote } from './editNote.ts';
import { findArtifact } from './findArtifact.ts';
import { findRun } from './findRun.ts';
import { promote, setAlias } from './giveAlias.ts';
import { disableScripts, enableScripts } from './htmlScripts.ts';
import { loadMore } from './loadMore.ts';
import { openArtifact } from './openArtifact.ts';
import { openArtifactExternally } from './openArtifactExternally.ts';
import { openAsText } from './openAsText.ts';
import { openInWebUi } from './openInWebUi.ts';
import { openPreview } from './openPreview.ts';
import { openRun } from './openRun.ts';
import { promoteChallenger } from './promoteChallenger.ts';
import { refresh } from './refresh.ts';
import { removeConnection } from './removeConnection.ts';
import { removeTag } from './removeTag.ts';
import { removeAlias } from './removeAlias.ts';
import { renameExperiment } from './renameExperiment.ts';
import { renameRun } from './renameRun.ts';
import { restoreExperiment } from './restoreExperiment.ts';
import { restoreRun } from './restoreRun.ts';
import { retry } from './retry.ts';
import { revealArtifact } from './revealArtifact.ts';
import { revealRun } from './revealRun.ts';
import { deleteRunsView } from './deleteRunsView.ts';
import { renameRunsView } from './renameRunsView.ts';
import { rollBackAlias } from './rollBackAlias.ts';
import { saveRunsView } from './saveRunsView.ts';
import { shareRunsView } from './shareRunsView.ts';
import { saveSearch } from './saveSearch.ts';
import { clearSearch, searchInExperiment } from './searchInExperiment.ts';
import { compareWithSelected, selectForCompare } from './selectForCompare.ts';
import { setPrimaryMetric } from './setPrimaryMetric.ts';
import { setTag } from './setTag.ts';
import { showCharts } from './showCharts.ts';
import { showActive, showAll, showDeleted } from './showExperiments.ts';
import { showHead, showTail } from './showExcerpt.ts';
import { showArtifactSizes } from './showArtifactSizes.ts';
import { showModel } from './showModel.ts';
import { showModelCard } from './showModelCard.ts';
import { showImages } from './showImages.ts';
import { showLog } from './showLog.ts';
import { showRunsTable } from './showRunsTable.ts';
import { signIn } from './signIn.ts';
import { signOut } from './signOut.ts';
import { sortRuns } from './sortRuns.ts';
import { switchConnection } from './switchConnection.ts';
import { testConnection } from './testConnection.ts';
import { undoPromotion } from './undoPromotion.ts';
import { undo } from './undo.ts';
import { copyVersion } from './copyVersion.ts';
import { deleteVersion } from './deleteVersion.ts';
import { editModelDescription } from './editModelDescription.ts';
import { exportTrail } from './exportTrail.ts';
import { findVersion } from './findVersion.ts';
import { holderAtMoment } from './holderAtMoment.ts';
import { openSourceRun } from './openSourceRun.ts';
import { registerModel } from './registerModel.ts';
import { removeModelTag, setModelTag } from './registryTags.ts';
import { transitionStage } from './transitionStage.ts';

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
