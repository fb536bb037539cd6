import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { refusalOf } from '../../../kernel/http/validation-pipe';
import { newId } from '../../../kernel/id/id';
import { AuditTrail, type Happening, type WorkspaceAction } from '../../audit';
import { MembershipLock } from '../../members';
import { type ArchivableKind, ArchiveService, archiveFilter, assertActive, timestampsOf } from '../archive';
import type {
  CustomFieldChange,
  CustomFieldPage,
  CustomFieldsQuery,
  CustomFieldView,
  FieldSubject,
  FieldValues,
  NewCustomField,
} from './custom-fields.contract';
import { type CustomFieldRow, CustomFieldsRepository } from './custom-fields.repository';
import { assertCapacity, changedField, factsOf, nextPosition } from './custom-fields.rules';
import { type CheckOptions, checkedValues } from './field-values.rules';
import { customFieldNotFound } from './records.problems';

type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class CustomFieldsService {
  private readonly kind: ArchivableKind<CustomFieldRow> = {
    permission: 'account:edit',
    actions: { archived: 'custom_field.archived', restored: 'custom_field.restored' },
    find: (workspaceId, id) => this.row(workspaceId, id),
    setArchived: (workspaceId, id, at) => this.fields.setArchived(workspaceId, id, at),
    assertRestorable: async (workspaceId, { subject }) =>
      assertCapacity(await this.fields.listForSubject(workspaceId, subject)),
  };

  constructor(
    private readonly fields: CustomFieldsRepository,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly archives: ArchiveService,
  ) {}

  /**
   * Validates values before they are stored. @param values all values, including unchanged ones
   * @throws invalidInput with a pointer below `/customFields` for every invalid value
   */
  async validateValues(
    workspaceId: string,
    subject: FieldSubject,
    values: Readonly<Record<string, unknown>>,
    options: CheckOptions,
  ): Promise<FieldValues> {
    const checked = checkedValues(await this.fields.listForSubject(workspaceId, subject), values, options);
    if (checked.faults.length === 0) return checked.values;
    const issues = checked.faults.map(({ fieldId, ...fault }) => ({
      ...fault,
      path: ['customFields', fieldId],
    }));
    throw refusalOf(issues, 'body');
  }

  /** Oldest first. `position` is the order in forms. */
  async list(caller: Principal, query: CustomFieldsQuery): Promise<CustomFieldPage> {
    const rows = await this.fields.list(caller.workspaceId, query.subject ?? null, archiveFilter(query));
    return toPage(rows, query.limit, ({ id }) => id, view);
  }

  /** @throws customFieldNotFound */
  async get(caller: Principal, fieldId: string): Promise<CustomFieldView> {
    return view(await this.row(caller.workspaceId, fieldId));
  }

  /** @throws customFieldLimitReached */
  add(caller: Principal, input: NewCustomField): Promise<CustomFieldView> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const others = await this.fields.listForSubject(caller.workspaceId, input.subject);
      assertCapacity(others);
      const { choices = [], position = nextPosition(others) } = input;
      const field = { ...input, id: newId('fld'), choices, position };
      await this.fields.add(caller.workspaceId, field, this.clock.now());
      const row = await this.row(caller.workspaceId, field.id);
      await this.record(caller, 'custom_field.added', row, { after: factsOf(row) });
      return view(row);
    });
  }

  /**
   * @param seen the version that the caller read
   * @throws customFieldNotFound, itemArchived; invalidInput for choices of a field of another kind; versionClash when
   * it has changed since
   */
  change(
    caller: Principal,
    fieldId: string,
    change: CustomFieldChange,
    seen?: number,
  ): Promise<CustomFieldView> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const before = await this.row(caller.workspaceId, fieldId);
      assertSeen(before.version, seen);
      assertActive(before);
      if (change.choices && before.kind !== 'choice') throw noChoices();
      await this.fields.set(caller.workspaceId, fieldId, changedField(before, change));
      const row = await this.row(caller.workspaceId, fieldId);
      await this.record(caller, 'custom_field.changed', row, {
        before: factsOf(before),
        after: factsOf(row),
      });
      return view(row);
    });
  }

  /** Removes the field from forms and keeps its values. @throws customFieldNotFound, itemArchived */
  async archive(caller: Principal, fieldId: string, seen?: number): Promise<CustomFieldView> {
    return view(await this.archives.archive(caller, this.kind, fieldId, seen));
  }

  /** @throws customFieldNotFound, itemNotArchived, customFieldLimitReached */
  async restore(caller: Principal, fieldId: string, seen?: number): Promise<CustomFieldView> {
    return view(await this.archives.restore(caller, this.kind, fieldId, seen));
  }

  private async row(workspaceId: string, fieldId: string): Promise<CustomFieldRow> {
    const row = await this.fields.find(workspaceId, fieldId);
    if (!row) throw customFieldNotFound();
    return row;
  }

  private record(
    caller: Principal,
    action: WorkspaceAction,
    { id, name }: CustomFieldRow,
    change: Change,
  ): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name }, ...change });
  }
}

const noChoices = () =>
  refusalOf([{ path: ['choices'], message: 'Only a field of kind choice can have choices.' }], 'body');

const view = (row: CustomFieldRow): CustomFieldView => ({ ...row, ...timestampsOf(row) });
