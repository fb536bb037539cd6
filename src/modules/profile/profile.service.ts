import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../access/principal';
import { Atomic } from '../../kernel/database/atomic';
import { assertSeen } from '../../kernel/http/seen-version';
import { AuditTrail } from '../audit';
import type { ProfileChange, ProfileView } from './profile.contract';
import { ProfileRepository } from './profile.repository';

@Injectable()
export class ProfileService {
  constructor(
    private readonly profiles: ProfileRepository,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
  ) {}

  async get(who: Visitor): Promise<ProfileView> {
    return existing(await this.profiles.find(who.userId));
  }

  /** @param seen the version the caller looked at @throws versionClash when it changed since */
  change(who: Visitor, { name }: ProfileChange, seen?: number): Promise<ProfileView> {
    return this.atomic.run(async () => {
      const before = existing(await this.profiles.lock(who.userId));
      assertSeen(before.version, seen);
      if (before.name === name) return before;
      await this.profiles.setName(who.userId, name);
      const change = { before: { name: before.name }, after: { name } };
      await this.trail.ofPerson(who.userId, who, { action: 'profile.changed', ...change });
      return this.get(who);
    });
  }
}

function existing(profile: ProfileView | undefined): ProfileView {
  if (!profile) throw new Error('a person without a record');
  return profile;
}
