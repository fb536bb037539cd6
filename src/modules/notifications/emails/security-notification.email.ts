import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/http/console.options';
import { browserMidSentence } from '../../../kernel/http/browser-name';
import { AuditRepository, type ChainedEvent } from '../../audit';
import { type MailComposer, type MailMessage, MailQueue, renderEmail } from '../../mail';
import { Notifications } from '../notifications';
import { type SecurityTopic, SWITCHES, topicOf } from '../security-notification.rules';
import { type QueuedNotification, readNotification, SECURITY_NOTIFICATION } from '../security-notifications';
import { SecurityNotificationsRepository } from '../security-notifications.repository';
import { type SecurityEmailFacts, textOf } from './security-notification-text';

const AT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** Composes emails about access from their audit event: what, when, from where, and what to do. */
@Injectable()
export class SecurityNotificationEmail implements MailComposer {
  readonly kind = SECURITY_NOTIFICATION;

  constructor(
    private readonly events: AuditRepository,
    private readonly people: SecurityNotificationsRepository,
    private readonly notifications: Notifications,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const queued = readNotification(about);
    const event = await this.events.find(queued.chain, queued.eventId);
    const topic = event && topicOf(event);
    const to = topic && (await this.addressFor(topic, queued.userId));
    if (!to) return undefined;
    const words = textOf(topic, await this.factsOf(event, queued));
    const { subject, opening, action, remedy } = words;
    const foot = SWITCHES[topic] ? [`Choose which emails you get: ${this.options.origin}/me/profile`] : [];
    return renderEmail({
      to,
      subject,
      opening,
      action,
      closing: [await this.placeOf(event), remedy, ...foot],
    });
  }

  /** @returns undefined for a person who turned this off or has no mailbox */
  private async addressFor(topic: SecurityTopic, userId: string): Promise<string | undefined> {
    const kind = SWITCHES[topic];
    if (kind && !(await this.notifications.wants(userId, kind))) return undefined;
    return this.people.emailOf(userId);
  }

  private async factsOf(
    event: ChainedEvent,
    { chain, userId }: QueuedNotification,
  ): Promise<SecurityEmailFacts> {
    const { origin } = this.options;
    const { actor, target, after } = event;
    const workspace = await this.people.workspace(chain, userId);
    return {
      actor: actor?.name ?? '',
      target: target?.name ?? '',
      isByReader: actor?.userId === userId,
      isAboutReader: workspace?.memberId !== null && workspace?.memberId === target?.id,
      workspace: workspace?.name ?? '',
      workspaceUrl: `${origin}/w/${workspace?.slug}`,
      origin,
      hint: String(after?.hint ?? ''),
    };
  }

  private async placeOf({ at, network, actor, credential, after }: ChainedEvent): Promise<string> {
    const session = credential?.kind === 'session' && actor ? credential.id : undefined;
    const agent = session && actor ? await this.people.userAgentOf(actor.userId, session) : undefined;
    const named = typeof after?.browser === 'string' ? after.browser : undefined;
    const browser = agent === undefined ? named : browserMidSentence(agent);
    return `${AT.format(new Date(at))} UTC${browser ? `, from ${browser}` : ''}, near ${network}.`;
  }
}
