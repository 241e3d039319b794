import { keyed, type Keyed } from '../../base/keyed.ts';
import { signatureFields, signatureParts, type SignatureField } from '../../model/modelSignature.ts';
import { recordedSignature } from '../../services/registry/recordedSignature.ts';

const words = { inputs: 'input', outputs: 'output', params: 'param' } as const;

/** What a model takes and gives, as its `MLmodel` says: "input age" is "long". None where it has no signature, or the file is no `MLmodel`. */
export function signatureIn(modelFile: string): Keyed<string> {
  const signature = recordedSignature(modelFile);
  return keyed(
    signatureParts.flatMap((part) => {
      const fields = signatureFields(signature?.get(part));
      if (!fields) return [];
      const named = fields.map((one, index) => [nameOf(part, one, index), typeOf(one)] as const);
      return [[part, `${String(named.length)} ${named.length === 1 ? 'column' : 'columns'}`] as const, ...named];
    }),
  );
}

function nameOf(part: keyof typeof words, { name }: SignatureField, index: number): string {
  return `${words[part]} ${name ?? String(index + 1)}`;
}

function typeOf({ type, required, byDefault }: SignatureField): string {
  return `${type}${required ? '' : ', optional'}${byDefault === undefined ? '' : ` = ${byDefault}`}`;
}
