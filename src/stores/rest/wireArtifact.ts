import * as v from 'valibot';
import type { FileInfo } from '../../model/artifact.ts';
import { id, optionalWhole } from './wire.ts';

export const fileInfo = v.pipe(
  v.object({ path: id, is_dir: v.nullish(v.boolean(), false), file_size: optionalWhole }),
  v.transform(({ path, is_dir, file_size }): FileInfo => ({
    path,
    isDir: is_dir,
    ...(!is_dir && file_size != null && { fileSizeBytes: file_size }),
  })),
);
