import { numberFor, wordFor } from './example-values.rules';

/** A JSON schema of the OpenAPI document. */
export type Schema = Readonly<Record<string, unknown>>;

/** The inputs of an example besides its schema. */
export interface Material {
  /** Schemas by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Example ids by parameter name, such as `memberId`. */
  readonly ids: Readonly<Record<string, string>>;
}

/** The position of a value in an example. */
interface Place {
  readonly name: string;
  /** The enclosing object, such as `timesheet`; it determines the example `id`. */
  readonly noun: string;
}

/** Properties with secrets. An example value could be mistaken for a leaked one. */
const SECRETS = ['accessToken', 'requestSecret', 'value'];

/** Properties whose example depends on the enclosing object. */
const NAMED_BY = ['id', 'name'];

/** Properties that are null in examples wherever the schema allows it. */
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

/** The id parameter of an object, if it is not the object's name plus `Id`. */
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
/** Ids that are not a parameter of any operation. */
const UNNAMED: Material['ids'] = {
  workspaceId: 'ws_01k0000000000000000000wrk1',
  userId: 'usr_01k0000000000000000000usr1',
};

/** A value that matches a schema and uses its examples. Undefined if it would contain a secret. */
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

/** The branches of `anyOf`, `oneOf` and `allOf`, with null branches last. */
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

/** The example id for `id` of the enclosing object, or for a property such as `memberId`. */
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
