import type { EmploymentFacts } from '../../members';
import type { MemberChange } from './records.contract';
import { nameIsPersonal } from './records.problems';

type Values = Readonly<Record<string, unknown>>;

/** @throws nameIsPersonal when the caller would rename another member */
export function assertOwnName(name: string | undefined, isSelf: boolean): void {
  if (name !== undefined && !isSelf) throw nameIsPersonal();
}

/** Applies a change. Omitted fields do not change; custom field values are not validated yet. */
export const changedRecord = (
  record: EmploymentFacts,
  { phone, address, customFields }: MemberChange,
): Omit<EmploymentFacts, 'customFields'> & { customFields: Values } => ({
  hiredOn: record.hiredOn,
  phone: phone === undefined ? record.phone : phone,
  address: address === undefined ? record.address : address,
  customFields: { ...record.customFields, ...customFields },
});
