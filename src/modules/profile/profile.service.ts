import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';
import { Atomic } from '../../kernel/database/atomic';
import { assertSeen } from '../../kernel/http/seen-version';
import { AuditTrail } from '../audit';
import { EmailChangeService } from '../email-change';
import type { ProfileChange, ProfileView } from './profile.contract';
import { type ProfileFacts, ProfileRepository, type ProfileRow } from './profile.repository';

@Injectable()
export class ProfileService {
  constructor(
    private readonly profiles: ProfileRepository,
    private readonly emailChanges: EmailChangeService,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
  ) {}

  async get(caller: Caller): Promise<ProfileView> {
    const profile = existing(await this.profiles.find(caller.userId));
    return { ...profile, emailChange: await this.emailChanges.pendingOf(caller.userId) };
  }

  /** @param seen the version the caller read @throws versionClash when it has changed since */
  change(caller: Caller, change: ProfileChange, seen?: number): Promise<ProfileView> {
    return this.atomic.run(async () => {
      const row = existing(await this.profiles.lock(caller.userId));
      assertSeen(row.version, seen);
      const before: ProfileFacts = { name: row.name, timeZone: row.timeZone, locale: row.locale };
      const now = { ...before, ...given(change) };
      const changed = FIELDS.filter((field) => before[field] !== now[field]);
      if (changed.length === 0) return this.get(caller);
      await this.profiles.set(caller.userId, now);
      const audited = { before: pick(before, changed), after: pick(now, changed) };
      await this.trail.ofPerson(caller.userId, caller, { action: 'profile.changed', ...audited });
      return this.get(caller);
    });
  }
}

const FIELDS = ['name', 'timeZone', 'locale'] as const;

const pick = (facts: ProfileFacts, fields: readonly (keyof ProfileFacts)[]) =>
  Object.fromEntries(fields.map((field) => [field, facts[field]]));

const given = (change: ProfileChange): Partial<ProfileFacts> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

function existing(profile: ProfileRow | undefined): ProfileRow {
  if (!profile) throw new Error('user not found');
  return profile;
}
