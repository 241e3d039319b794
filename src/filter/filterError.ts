/** What is wrong with a filter or an order, and where: from `start` up to, but not including, `end`. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
  readonly start: number;
  readonly end: number;
  /** What MLflow answers. */
  readonly errorCode: string;

  constructor(message: string, { start, end }: Span, errorCode = 'INVALID_PARAMETER_VALUE') {
    super(message);
    this.errorCode = errorCode;
    this.start = start;
    this.end = end;
  }
}

/** A stretch of the text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the user wrote, as long as a message may quote it. */
export function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
