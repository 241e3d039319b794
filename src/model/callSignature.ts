import type { SignatureField } from './modelSignature.ts';

/** What a model takes and gives, so that two can be compared. A part is absent where the model says nothing of it. */
export interface CallSignature {
  readonly inputs?: readonly TypedField[];
  readonly outputs?: readonly TypedField[];
  readonly params?: readonly TypedField[];
}

/** A field with its type as it can be compared; `type` is the same in words. */
export interface TypedField extends Pick<SignatureField, 'name' | 'type' | 'required' | 'byDefault'> {
  readonly of: FieldType;
}

export type FieldType =
  /** One of MLflow's own (`long`, `double`, `string`, …), or a name that Podium has never heard of. */
  | { readonly kind: 'scalar'; readonly name: string }
  /** Of any size where the shape has -1. */
  | { readonly kind: 'tensor'; readonly dtype: string; readonly shape: readonly number[] }
  /** Also a param of several values. */
  | { readonly kind: 'array'; readonly items: FieldType }
  | { readonly kind: 'map'; readonly values: FieldType }
  | { readonly kind: 'object'; readonly properties: readonly Property[] };

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly of: FieldType;
}
