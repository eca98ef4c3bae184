import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isLocalName, isPrivateAddress } from './address.ts';
import { captureError } from './problems.ts';

/** Opens sockets to public addresses only. The check sits where the socket connects, after the name was resolved, so that
 * a name cannot show one address to a check and another to the connection. `timeout` in milliseconds. */
export function publicConnector(timeout: number): buildConnector.connector {
  const connect = buildConnector({ timeout, lookup: lookupPublic });
  return (options, callback) => {
    // A literal address is connected to without a lookup.
    const literal = isIP(options.hostname) !== 0;
    if (literal ? isPrivateAddress(options.hostname) : isLocalName(options.hostname)) {
      callback(captureError('private-address'), null);
    } else {
      connect(options, callback);
    }
  };
}

/** Resolves a name to its public addresses; fails with `private-address` when it has none. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const allowed = addresses.filter(({ address }) => !isPrivateAddress(address));
    const first: LookupAddress | undefined = allowed[0];
    if (first === undefined) callback(captureError('private-address'), '', 0);
    else if (options.all === true) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};
