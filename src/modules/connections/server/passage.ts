import { AsyncLocalStorage } from 'node:async_hooks';
import type { Via } from '../../../access/principal';

const passages = new AsyncLocalStorage<Via>();

/** Runs the authorization server's answer to one request, which its parts can ask where it came from. */
export const passing = <T>(via: Via, work: () => T): T => passages.run(via, work);

/** Where the request that is being answered came from; nowhere outside of one. */
export const passage = (): Via => passages.getStore() ?? { network: 'unknown', requestId: 'none' };
