import type * as Undici from 'undici';
// undici's entrance would put undici's own agent in the place of Node's for every `fetch` of this process, which Podium shares with all
// other extensions, and bring half a megabyte that is not used here. So its parts are taken one by one; they have no types of their own.
// @ts-expect-error typed below, as undici's entrance has it
import agent from 'undici/lib/dispatcher/agent.js';
// @ts-expect-error typed below, as undici's entrance has it
import envHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
// @ts-expect-error typed below, as undici's entrance has it
import pool from 'undici/lib/dispatcher/pool.js';
// @ts-expect-error typed below: a method that the entrance adds to every dispatcher
import connectMethod from 'undici/lib/api/api-connect.js';
// @ts-expect-error typed below: a method that the entrance adds to every dispatcher
import requestMethod from 'undici/lib/api/api-request.js';

export type Dispatcher = Pick<Undici.Dispatcher, 'dispatch' | 'destroy'>;
export type ConnectOptions = Undici.Dispatcher.ConnectOptions;
export type ConnectData = Undici.Dispatcher.ConnectData;

export const Agent = agent as typeof Undici.Agent;
export const EnvHttpProxyAgent = envHttpProxyAgent as typeof Undici.EnvHttpProxyAgent;
export const Pool = pool as typeof Undici.Pool;

/** `dispatcher.connect(options)` of undici's documentation: opens a tunnel. */
export const connect = method(connectMethod as Method<ConnectOptions, ConnectData>);

/** `dispatcher.request(options)` of undici's documentation. */
export const request = method(
  requestMethod as Method<Undici.Dispatcher.RequestOptions, Undici.Dispatcher.ResponseData>,
);

type Method<Options, Data> = (this: Dispatcher, options: Options) => Promise<Data>;

function method<Options, Data>(
  own: Method<Options, Data>,
): (dispatcher: Dispatcher, options: Options) => Promise<Data> {
  return (dispatcher, options) => own.call(dispatcher, options);
}
