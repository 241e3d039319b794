import type { SizesProtocol } from '../../src/protocol/sizes.ts';
import { runPage } from '../common/page.ts';
import { sizesView } from './sizesView.ts';

runPage<SizesProtocol, object>({ viewOf: () => ({}), show: sizesView });
