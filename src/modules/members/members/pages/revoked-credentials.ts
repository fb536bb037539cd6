import { counted } from '../../../../console/components/when-text';
import type { MemberAccess } from '../members.contract';

const some = (count: number, noun: string): string[] => (count === 0 ? [] : [counted(count, noun)]);

const inWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** "2 keys · 1 connection"; "—" for none. */
export function credentialCounts({
  apiKeys,
  connections,
}: Pick<MemberAccess, 'apiKeys' | 'connections'>): string {
  return [...some(apiKeys.length, 'key'), ...some(connections.length, 'connection')].join(' · ') || '—';
}

/** "2 keys, 1 connection and 1 invitation"; '' for none. */
export function revokedInWords({ apiKeys, connections, invitations }: MemberAccess): string {
  return inWords([
    ...some(apiKeys.length, 'key'),
    ...some(connections.length, 'connection'),
    ...some(invitations.length, 'invitation'),
  ]);
}

/** "2 keys and 1 connection revoked."; '' for none. */
export const revokedText = (stopped: MemberAccess): string => {
  const words = revokedInWords(stopped);
  return words && `${words} revoked.`;
};

/** "Keys and connections stay revoked if they rejoin."; '' for none. */
export function staysRevokedText({ apiKeys, connections }: MemberAccess): string {
  const kinds = [...(apiKeys.length > 0 ? ['keys'] : []), ...(connections.length > 0 ? ['connections'] : [])];
  const words = inWords(kinds);
  return words && `${words.charAt(0).toUpperCase()}${words.slice(1)} stay revoked if they rejoin.`;
}
