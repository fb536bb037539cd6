import type { MemberAccess } from '../members.contract';

const counted = (count: number, noun: string): string[] =>
  count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];

const inWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** "2 keys · 1 connection"; "—" for nothing. */
export function hangsOn({ apiKeys, connections }: Pick<MemberAccess, 'apiKeys' | 'connections'>): string {
  return [...counted(apiKeys.length, 'key'), ...counted(connections.length, 'connection')].join(' · ') || '—';
}

/** "2 keys, 1 connection and 1 invitation"; '' for nothing. */
export function stopsInWords({ apiKeys, connections, invitations }: MemberAccess): string {
  return inWords([
    ...counted(apiKeys.length, 'key'),
    ...counted(connections.length, 'connection'),
    ...counted(invitations.length, 'invitation'),
  ]);
}

/** "2 keys and 1 connection stopped." or, where nothing did, ''. */
export const stoppedText = (stopped: MemberAccess): string => {
  const words = stopsInWords(stopped);
  return words && `${words} stopped.`;
};
