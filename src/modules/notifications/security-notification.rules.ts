import type { ChainedEvent } from '../audit';
import type { NotificationKind } from './notifications.contract';

/** The events about access that people get an email for. */
export type SecurityTopic = 'new_owner' | 'new_admin' | 'new_key' | 'new_assistant' | 'new_browser';

/** The setting that turns an email off; emails without one are always sent. */
export const SWITCHES: Readonly<Partial<Record<SecurityTopic, NotificationKind>>> = {
  new_assistant: 'assistant_connected',
  new_browser: 'new_browser',
};

type EventFacts = Pick<ChainedEvent, 'action' | 'before' | 'after'>;

/** Which email an audit event causes. @returns undefined when it causes none */
export function topicOf({ action, before, after }: EventFacts): SecurityTopic | undefined {
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
