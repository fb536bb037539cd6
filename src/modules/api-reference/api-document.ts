import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type Route, RouteAccessList } from '../../access/route-access-list';
import { describeHeaders } from './header-notes';
import { describeOperation, isOperation, PROBLEM_SCHEMA } from './operation-notes';
import { addResponses } from './response-examples';
import { TAGS } from './tags';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The OpenAPI document of the running app: Nest's document, completed with access rules, problems and examples. */
@Injectable()
export class ApiDocument {
  private current: OpenAPIObject | undefined;

  constructor(private readonly routeAccess: RouteAccessList) {}

  /** Completes the document that Nest generated from the controllers. Called once, after all routes are registered. */
  complete(found: OpenAPIObject): OpenAPIObject {
    const schemas = sorted({ ...found.components?.schemas, Problem: PROBLEM_SCHEMA });
    const tags = Object.entries(TAGS).map(([name, description]) => ({ name, description }));
    const paths = sorted(found.paths);
    this.current = { ...found, tags, paths, components: { ...found.components, schemas } };
    for (const route of this.routeAccess.routes()) this.annotate(route);
    addResponses(this.current);
    return this.current;
  }

  get(): OpenAPIObject {
    if (!this.current) throw new Error('the API document was requested before the routes were registered');
    return this.current;
  }

  private annotate(route: Route): void {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const operation = this.operationAt(path, route.method.toLowerCase());
    if (!operation || !isOperation(route)) return;
    describeHeaders(operation, route);
    describeOperation(operation, route);
  }

  private operationAt(path: string, method: string): Operation | undefined {
    const item = this.current?.paths[path];
    return item ? Object.entries(item).find(([name]) => name === method)?.[1] : undefined;
  }
}

/** Sorts by name, so that the document does not depend on the order in which modules are registered. */
const sorted = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
