import type { ChainedEvent } from '../../audit';
import type { NotificationKind } from '../notifications.contract';

/** What people are mailed about because it concerns who has access. */
export type SecurityMatter = 'new_owner' | 'new_admin' | 'new_key' | 'new_assistant' | 'new_browser';

/** The switch of the matters that have one; the others always arrive. */
export const SWITCHES: Readonly<Partial<Record<SecurityMatter, NotificationKind>>> = {
  new_assistant: 'assistant_connected',
  new_browser: 'new_browser',
};

type EventFacts = Pick<ChainedEvent, 'action' | 'before' | 'after'>;

/** What an event is to those who are mailed about it. @returns undefined for everything else */
export function matterOf({ action, before, after }: EventFacts): SecurityMatter | undefined {
  switch (action) {
    case 'ownership.transferred':
      return 'new_owner';
    case 'member.joined':
    case 'member.restored':
      return after?.role === 'admin' ? 'new_admin' : undefined;
    case 'member.role_changed':
      return after?.role === 'admin' && before?.role !== 'admin' ? 'new_admin' : undefined;
    case 'api_key.generated':
      return 'new_key';
    case 'connection.made':
      return 'new_assistant';
    case 'session.started':
      return after?.isNewBrowser === true ? 'new_browser' : undefined;
    default:
      return undefined;
  }
}
