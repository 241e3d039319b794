import { readFile } from 'node:fs/promises';
import path from 'node:path';

const recorded = [
  ...['snappy.parquet', 'zstd.parquet', 'gzip.parquet', 'pages.parquet', 'indexed.parquet'],
  ...['grid.npy', 'columns.npy', 'words.npy', 'objects.npy', 'arrays.npz', 'packed.npz'],
  ...['net.onnx', 'outside.onnx', 'tool-1.2-py3-none-any.whl'],
];

/** A file of each kind that is previewed, by its name. */
export async function exampleFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = path.join(import.meta.dirname, '../../fixtures/preview');
  const files = new Map<string, Uint8Array>();
  for (const name of recorded) files.set(name, await readFile(path.join(folder, name)));
  for (const [name, text] of Object.entries(written)) files.set(name, new TextEncoder().encode(text));
  files.set('tensors.safetensors', safetensors());
  // The same archive under the names of other kinds.
  for (const name of ['files.zip', 'model.pt']) files.set(name, files.get('packed.npz') ?? new Uint8Array());
  return files;
}

const rows = Array.from({ length: 60 }, (_, row) => row);

const written: Readonly<Record<string, string>> = {
  'rows.csv': ['name,value', ...rows.map((row) => `"row ${String(row)}",${String(row / 7)}`)].join('\n'),
  'rows.tsv': ['name\tvalue', ...rows.map((row) => `row\t${String(row)}`)].join('\r\n'),
  'rows.jsonl': rows.map((row) => JSON.stringify({ row, tags: [row, { deep: [row] }] })).join('\n'),
  'table.json': JSON.stringify({
    columns: ['a', 'b'],
    index: rows,
    data: rows.map((row) => [row, `text ${String(row)}`]),
  }),
  'places.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: rows.map((row) => ({
      type: 'Feature',
      properties: { name: `place ${String(row)}`, height: row },
      geometry: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [row, row / 2] },
          {
            type: 'MultiPolygon',
            coordinates: [
              [
                [
                  [row, 0],
                  [row, 1],
                  [row + 1, 1],
                  [row, 0],
                ],
              ],
            ],
          },
        ],
      },
    })),
  }),
  MLmodel: [
    'artifact_path: model',
    'flavors:',
    '  python_function: &anchor',
    '    loader_module: mlflow.sklearn',
    '    python_version: 3.11.2',
    '  sklearn: {pickled_model: model.pkl, sklearn_version: 1.5.1}',
    'signature:',
    `  inputs: '[{"type": "double", "name": "a", "required": true}, {"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 3]}}]'`,
    `  outputs: '[{"type": "long"}]'`,
    'run_id: 0123456789abcdef0123456789abcdef',
  ].join('\n'),
};

function safetensors(): Uint8Array {
  const header = new TextEncoder().encode(
    JSON.stringify({
      __metadata__: { format: 'pt' },
      weight: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      bias: { dtype: 'F16', shape: [4], data_offsets: [24, 32] },
    }),
  );
  const bytes = new Uint8Array(8 + header.length + 32);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return bytes;
}
