import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail, changesOf } from '../../audit';
import { MembershipLock } from '../../members';
import { type WorkspaceFacts, WorkspacesService } from '../../workspaces';
import type { CompanyChange, CompanyView } from './company.contract';
import { type CompanyRecord, CompanyRepository } from './company.repository';
import { logoOf } from './logo.rules';
import { ZoneChanges } from './zone-changes';

const EMPTY_DETAILS: CompanyRecord = { legalAddress: null, locale: null, logo: null };

type Company = WorkspaceFacts & CompanyRecord & { readonly updatedAt: Date | null; readonly version: number };

@Injectable()
export class CompanyService {
  constructor(
    private readonly companies: CompanyRepository,
    private readonly workspaces: WorkspacesService,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
    private readonly zones: ZoneChanges,
  ) {}

  /** Employees get only name, time zone and version. */
  async get(caller: Principal): Promise<CompanyView> {
    const company = await this.companyOf(caller.workspaceId);
    return caller.grants.get('account:read') === 'all' ? view(company) : employeeView(company);
  }

  /** @param seen the version that the caller read @throws versionClash when it has changed since */
  change(caller: Principal, change: CompanyChange, seen?: number): Promise<CompanyView> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const before = await this.companyOf(caller.workspaceId);
      assertSeen(before.version, seen);
      const { logo, ...rest } = change;
      const newLogo = logo === undefined ? {} : { logo: logo && Buffer.from(logo.data, 'base64') };
      const after: Company = { ...before, ...definedFields(rest), ...newLogo };
      await this.workspaces.setFacts(caller.workspaceId, after);
      await this.companies.set(caller.workspaceId, after);
      await this.zones.notify({ workspaceId: caller.workspaceId, from: before.timeZone, to: after.timeZone });
      const action = 'company.changed' as const;
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action,
        ...changesOf(audited(before), audited(after)),
      });
      return view(await this.companyOf(caller.workspaceId));
    });
  }

  private async companyOf(workspaceId: string): Promise<Company> {
    const [facts, row] = [await this.workspaces.factsOf(workspaceId), await this.companies.find(workspaceId)];
    return { ...facts, updatedAt: null, version: 0, ...EMPTY_DETAILS, ...row };
  }
}

const definedFields = (change: Omit<CompanyChange, 'logo'>): Partial<Omit<Company, 'logo'>> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const employeeView = ({ name, timeZone, version }: Company): CompanyView => ({ name, timeZone, version });

const logoView = (logo: Buffer | null) => {
  const facts = logo && logoOf(logo);
  return logo && facts ? { ...facts, data: logo.toString('base64') } : null;
};

const view = ({ logo, updatedAt, ...company }: Company): CompanyView => ({
  ...company,
  logo: logoView(logo),
  updatedAt: updatedAt?.toISOString() ?? null,
});

/** Audit events contain the size and format of the logo, not the image. */
const audited = ({ name, timeZone, currency, locale, legalAddress, logo }: Company) => ({
  name,
  timeZone,
  currency,
  locale,
  legalAddress,
  logo: logo && { bytes: logo.length, ...logoOf(logo) },
});
