import { Scale } from 'chart.js';

/** An axis from 0 to 1 with the ticks it is given. Chart.js's own look for round numbers, and never end where an axis has no end. */
export class UnitScale extends Scale {
  static readonly id = 'unit';
  static readonly defaults = {};
  places: readonly { readonly at: number; readonly label: string }[] = [];

  override determineDataLimits(): void {
    [this.min, this.max] = [0, 1];
  }

  override buildTicks(): { value: number; label: string }[] {
    return this.places.map(({ at, label }) => ({ value: at, label }));
  }

  override generateTickLabels(): void {
    // They have theirs.
  }

  override getPixelForValue(value: number): number {
    return this.getPixelForDecimal(value);
  }

  override getValueForPixel(pixel: number): number {
    return this.getDecimalForPixel(pixel);
  }
}
