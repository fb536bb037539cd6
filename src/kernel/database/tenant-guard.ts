import type {
  KyselyPlugin,
  OperationNode,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

const QUERIES = new Set(['SelectQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);
/** Parts of a query that do not restrict its rows. */
const OUTPUTS = new Set(['selections', 'returning']);
const WORKSPACE = 'workspaceId';

interface Scope {
  /** Tables with a workspace that the query reads or changes, by alias. */
  readonly tables: Map<string, string>;
  /** Aliases whose workspace the query restricts; '' for a column without an alias. */
  readonly restricted: Set<string>;
}

/**
 * Refuses a query that reads or changes a table of workspaces without restricting or joining its workspace. It checks
 * subqueries, updates and deletes too, before the statement is sent.
 */
export class TenantGuardPlugin implements KyselyPlugin {
  /** @param tables names of the tables that have a workspace */
  constructor(private readonly tables: ReadonlySet<string>) {}

  /** @throws Error naming the table whose workspace is not restricted */
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    this.visit(node, undefined);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }

  private visit(node: OperationNode, outer: Scope | undefined): void {
    if (!QUERIES.has(node.kind)) {
      this.visitParts(node, outer);
      return;
    }
    const scope: Scope = { tables: new Map(), restricted: new Set() };
    this.visitParts(node, scope);
    assertRestricted(scope);
  }

  private visitParts(node: OperationNode, scope: Scope | undefined): void {
    if (scope && this.record(node, scope)) return;
    for (const [key, part] of Object.entries(node))
      this.visitEach(part, OUTPUTS.has(key) ? undefined : scope);
  }

  private visitEach(part: unknown, scope: Scope | undefined): void {
    if (Array.isArray(part)) for (const one of part) this.visitEach(one, scope);
    else if (isNode(part)) this.visit(part, scope);
  }

  /** Records a table or a column. @returns whether the node has no further parts to visit */
  private record(node: OperationNode, { tables, restricted }: Scope): boolean {
    if (node.kind === 'ReferenceNode') {
      const column = nameIn(node, 'column', 'column');
      if (column === WORKSPACE) restricted.add(nameIn(node, 'table', 'table', 'identifier') ?? '');
      return true;
    }
    const table = tableOf(node);
    if (table && this.tables.has(table)) tables.set(nameIn(node, 'alias') ?? table, table);
    return table !== undefined;
  }
}

/** The table that a node names, with or without an alias. */
function tableOf(node: OperationNode): string | undefined {
  if (node.kind === 'TableNode') return nameIn(node, 'table', 'identifier');
  return node.kind === 'AliasNode' ? nameIn(node, 'node', 'table', 'identifier') : undefined;
}

function assertRestricted({ tables, restricted }: Scope): void {
  const isOnly = tables.size === 1 && restricted.has('');
  for (const [alias, table] of tables)
    if (!restricted.has(alias) && !isOnly)
      throw new Error(`a query on ${table} does not restrict its workspace`);
}

const isNode = (value: unknown): value is OperationNode =>
  typeof value === 'object' && value !== null && 'kind' in value;

/** The name of the identifier that a path in a node leads to. */
function nameIn(node: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>((at, key) => (isNode(at) ? Reflect.get(at, key) : undefined), node);
  return isNode(found) && 'name' in found && typeof found.name === 'string' ? found.name : undefined;
}
