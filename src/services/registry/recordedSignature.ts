import { YamlError, parseYaml, type Fields } from '../../stores/file/yaml.ts';

/** The parts of the signature in an `MLmodel`, each a JSON text. `undefined` where it has none, or is no `MLmodel`. */
export function recordedSignature(modelFile: string): Fields | undefined {
  try {
    const signature = parseYaml(modelFile).get('signature');
    return signature instanceof Map ? (signature as Fields) : undefined;
  } catch (error) {
    // Of a file that is half written, or none that MLflow wrote, nothing is known.
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}
