import type { StoreFault } from '../storeError.ts';
import type { Endpoint } from './endpoints.ts';
import type { Words } from './replyWords.ts';

/**
 * How servers with `--artifacts-only` and `--no-serve-artifacts` answer: with status 503, or, for files that lie with a proxy, with 500; and
 * those before MLflow 2 that keep their runs in a folder, where they have no registry.
 */
const switchedOff =
  /disabled due to the mlflow server|when an mlflow-artifacts URI was supplied|model registry functionality is unavailable/i;

/** How a server says, with status 500, that an object is gone: in the words of S3, Azure or Google. */
const goneObject = /\(404\) when calling the (?:Head|Get)Object|NoSuchKey|BlobNotFound|No such object/;

/** MLflow's code decides where there is one, the status otherwise. */
export function faultOf(status: number, said: Words, endpoint: Endpoint): StoreFault {
  if (said.errorCode === 'INVALID_PARAMETER_VALUE' && endpoint.missing?.test(said.message)) return 'notFound';
  if (switchedOff.test(said.message)) return 'unsupported';
  if (endpoint.answer === 'bytes' && goneObject.test(said.message)) return 'notFound';
  return faultByCode.get(said.errorCode ?? '') ?? faultByStatus(status, said, endpoint);
}

const codes: Readonly<Record<string, StoreFault>> = {
  RESOURCE_DOES_NOT_EXIST: 'notFound',
  NOT_FOUND: 'notFound',
  RESOURCE_ALREADY_EXISTS: 'conflict',
  RESOURCE_CONFLICT: 'conflict',
  ALREADY_EXISTS: 'conflict',
  ABORTED: 'conflict',
  INVALID_PARAMETER_VALUE: 'invalid',
  INVALID_STATE: 'invalid',
  BAD_REQUEST: 'invalid',
  UNAUTHENTICATED: 'unauthorized',
  CUSTOMER_UNAUTHORIZED: 'unauthorized',
  PERMISSION_DENIED: 'forbidden',
  FEATURE_DISABLED: 'unsupported',
  NOT_IMPLEMENTED: 'unsupported',
  ENDPOINT_NOT_FOUND: 'unsupported',
  REQUEST_LIMIT_EXCEEDED: 'busy',
  RESOURCE_EXHAUSTED: 'busy',
  TEMPORARILY_UNAVAILABLE: 'busy',
  DEADLINE_EXCEEDED: 'timeout',
};

/** The code is the server's text: `constructor` must find nothing here. */
const faultByCode = new Map(Object.entries(codes));

function faultByStatus(status: number, said: Words, endpoint: Endpoint): StoreFault {
  switch (status) {
    case 401:
    case 407:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
    case 405:
    case 501:
      if (!said.isPage) return status === 404 ? 'notFound' : 'unsupported';
      return endpoint.since === undefined ? 'notMlflow' : 'unsupported';
    case 409:
      return 'conflict';
    case 413:
      return 'tooLarge';
    case 408:
    case 504:
      return 'timeout';
    case 425:
    case 429:
    case 502:
    case 503:
      return 'busy';
  }
  if (status >= 500) return 'server';
  return status >= 400 ? 'invalid' : 'notMlflow';
}
