import { plainText } from '../../base/plainText.ts';
import { fileNameOf } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import { UserError, type DocumentAddress } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { artifactAddress } from '../../services/artifacts/artifactAddress.ts';
import { comparisonOf } from '../../services/artifacts/fileComparison.ts';
import { imagesIdentity } from '../../services/artifacts/imagesIdentity.ts';
import type { NodeOf } from '../../services/node.ts';
import type { RunAddress } from '../../services/pages.ts';
import { maxArtifactBytes } from '../../stores/store.ts';
import { compareBytes } from './compareBytes.ts';
import { pairNames, pairTitle, type RunPair } from './runPair.ts';

type Artifact = NodeOf<'artifact'>;

/**
 * Shows a file of two runs beside each other; where only one has it, that one.
 * @param what it is called.
 */
export async function compareFiles(
  app: App,
  what: string,
  pair: RunPair,
  one: Artifact | undefined,
  other: Artifact | undefined,
): Promise<void> {
  if (one && other) {
    await compare(app, pairTitle(what, pair), one, other);
    return;
  }
  const [left, right] = pairNames(pair);
  const only = one ?? other;
  if (!only) throw new UserError(`Neither ${left} nor ${right} has ${plainText(what, 100)}.`);
  refuseLarge(only);
  await app.ui.openDocument(addressOf(only), `${plainText(what, 100)} · only ${one ? left : right}`);
}

/** Shows two files of whatever runs or models beside each other. */
export async function compareTwoFiles(app: App, one: Artifact, other: Artifact): Promise<void> {
  const names = [one, other].map(({ ownerName, file }) => `${plainText(file.path, 60)} (${plainText(ownerName, 60)})`);
  await compare(app, names.join(' ↔ '), one, other);
}

/** As what they are: pictures over each other, tables row beside row, texts in the editor's own way; of anything else, whether it is the same. */
async function compare(app: App, title: string, one: Artifact, other: Artifact): Promise<void> {
  const kind = comparisonOf(fileNameOf(one.file), fileNameOf(other.file));
  if (kind === 'images') {
    app.pages.open(imagesIdentity(addressOf(one), addressOf(other)));
    return;
  }
  const runs = [one, other].flatMap(runAddressOf);
  if (kind === 'tables' && runs.length === 2 && one.file.path === other.file.path) {
    app.pages.open({ kind: 'compare', runs, table: one.file.path });
    return;
  }
  if (kind === 'texts' || (kind !== 'bytes' && (await areTexts(app, one, other)))) {
    refuseLarge(one);
    refuseLarge(other);
    await app.ui.compareDocuments(title, addressOf(one), addressOf(other));
  } else await compareBytes(app, one, other);
}

function runAddressOf({ connection, owner }: Artifact): readonly RunAddress[] {
  return 'runId' in owner ? [{ connectionId: connection.id, runId: owner.runId }] : [];
}

/** What has a zero among its first bytes is no text: so the editor sees it too. */
function areTexts(app: App, one: Artifact, other: Artifact): Promise<boolean> {
  const range = { start: 0, end: 8 * 1024 };
  return app.ui.progress('Looking into the files', async (signal) => {
    const heads = await Promise.all(
      [one, other].map(({ connection, owner, file }) =>
        app.connections.ask(connection, (store) => store.readArtifact(owner, file.path, range, signal)),
      ),
    );
    return heads.every((head) => !head.includes(0));
  });
}

/** @param called what stands before its path, for people only. */
export function addressOf({ connection, owner, ownerName, file }: Artifact, called = ownerName): DocumentAddress {
  return artifactAddress(connection, owner, called, file.path);
}

/** No store reads more at once. */
function refuseLarge({ file, ownerName }: Artifact): void {
  const { fileSizeBytes = 0 } = file;
  if (fileSizeBytes <= maxArtifactBytes) return;
  const name = `${plainText(fileNameOf(file), 100)} of ${plainText(ownerName, 60)}`;
  throw new UserError(
    `${name} has ${fileSize(fileSizeBytes)}, and Podium opens at most ${fileSize(maxArtifactBytes)} of a file.`,
  );
}
