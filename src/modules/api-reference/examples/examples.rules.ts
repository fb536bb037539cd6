import { numberFor, wordFor } from './example-words.rules';

/** A JSON schema as it stands in the document. */
export type Schema = Readonly<Record<string, unknown>>;

/** What examples are made of besides a schema. */
export interface Material {
  /** Schemas by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Ids that stand in examples, by the parameter that takes them, such as `memberId`. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Where in an example a value stands. */
interface Place {
  readonly name: string;
  /** What the object around it is, such as `timesheet`; its `id` is told by it. */
  readonly noun: string;
}

/** Shown once, to one person; an example of it would look like one that leaked. */
const SECRETS = ['accessToken', 'requestSecret', 'value'];

/** What depends on the thing around it. */
const NAMED_BY = ['id', 'name'];

/** What is empty of most things, wherever it may be. */
const MOSTLY_EMPTY = [
  'archivedAt',
  'decidedAt',
  'decidedBy',
  'decisionNote',
  'logo',
  'nextCursor',
  'openEntryId',
  'removedAt',
  'submitNote',
  'submittedAt',
  'submittedBy',
  'voidedAt',
  'voidReason',
];

/** Things by the parameters that name them, where these are called otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  timeEntry: 'entryId',
  editRequest: 'requestId',
  apiKey: 'keyId',
  payChange: 'payChangeId',
  memberPayChange: 'payChangeId',
  jobPayChange: 'payChangeId',
  customField: 'fieldId',
  type: 'timeOffTypeId',
  inLocation: 'locationId',
  outLocation: 'locationId',
  clockReply: 'entryId',
  savedJob: 'jobId',
  savedLocation: 'locationId',
  timesheetDetail: 'timesheetId',
  unapprovedTimesheet: 'timesheetId',
  credential: 'keyId',
  workspaceMembership: 'workspaceId',
  workspaceCreated: 'workspaceId',
};
/** Things that no parameter names. */
const UNNAMED: Material['ids'] = {
  workspaceId: 'ws_01k0000000000000000000wrk1',
  userId: 'usr_01k0000000000000000000usr1',
};

/** An answer that a schema allows, made of its own examples where it has any; undefined where it would show a secret. */
export function exampleFor(schema: Schema, material: Material): unknown {
  const made = valueFor(schema, { name: '', noun: '' }, material);
  return SECRETS.some((name) => JSON.stringify(made).includes(`"${name}":`)) ? undefined : made;
}

function valueFor(schema: Schema, place: Place, material: Material): unknown {
  const { $ref, example, const: only } = schema;
  if (MOSTLY_EMPTY.includes(place.name) && isNullable(schema)) return null;
  if (typeof $ref === 'string') return valueOfRef($ref, place, material);
  if (example !== undefined) return example;
  if (only !== undefined) return only;
  const [first] = listOf(schema.enum);
  if (first !== undefined) return first;
  const [branch] = branchesOf(schema);
  return branch ? valueFor(branch, place, material) : plainValue(schema, place, material);
}

function valueOfRef(ref: string, place: Place, material: Material): unknown {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  const noun = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return valueFor(material.schemas[name] ?? {}, { ...place, noun }, material);
}

/** What a schema may be, and what it is said to be with a word of its own about it; nothing is the last one taken. */
const branchesOf = (schema: Schema): Schema[] => {
  const all = [schema.anyOf, schema.oneOf, schema.allOf].flatMap(listOf).filter(isSchema);
  return [...all.filter(({ type }) => type !== 'null'), ...all.filter(({ type }) => type === 'null')];
};

function plainValue(schema: Schema, place: Place, material: Material): unknown {
  const [type] = [schema.type].flat().filter((one) => one !== 'null');
  if (type === 'object') return objectFor(schema, place, material);
  if (type === 'array') return isSchema(schema.items) ? [valueFor(schema.items, place, material)] : [];
  return type === 'string'
    ? (idFor(place, material) ?? wordFor(place.name, place.noun))
    : scalarFor(type, place, schema);
}

function scalarFor(type: unknown, { name }: Place, schema: Schema): number | boolean | null {
  if (type === 'integer' || type === 'number') return numberFor(name, schema);
  return type === 'boolean' ? false : null;
}

function objectFor({ properties }: Schema, { noun, name }: Place, material: Material): Schema {
  const around = noun || name;
  const parts = isSchema(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(
    parts.map(([part, schema]) => {
      const place = { name: part, noun: NAMED_BY.includes(part) ? around : '' };
      return [part, isSchema(schema) ? valueFor(schema, place, material) : null];
    }),
  );
}

/** The id of a thing of this kind, or of the one that a property such as `memberId` or `decidedBy` names. */
function idFor({ name, noun }: Place, { ids }: Material): string | undefined {
  const known = { ...UNNAMED, ...ids };
  if (/Ids?$/.test(name)) return known[callOf(name.replace(/Ids?$/, ''))];
  return name === 'id' ? (known[callOf(noun)] ?? known.memberId) : undefined;
}

const callOf = (noun: string): string => CALLED[noun] ?? `${noun}Id`;

const isNullable = (schema: Schema): boolean =>
  [schema.type].flat().includes('null') || branchesOf(schema).some(({ type }) => type === 'null');

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
