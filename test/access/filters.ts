import type { Route } from '../../src/access/route-access-list';
import { ApiDocument } from '../../src/modules/api-reference';
import type { TestApp } from '../kit/app';

/** A query parameter that takes an id with this prefix, such as `mem`. */
export interface IdFilter {
  readonly name: string;
  readonly prefix: string;
}

/** The query parameters of a route that filter by id, from the API document. */
export function idFiltersOf(t: TestApp, { method, path }: Route): IdFilter[] {
  const item = t.app.get(ApiDocument).get().paths[path.replace(/:(\w+)/g, '{$1}')];
  const parameters: object[] = (method === 'GET' && item?.get?.parameters) || [];
  return parameters.flatMap((parameter) => {
    const { in: where, name, schema } = Object(parameter);
    const prefix = /^\^(\w+)_\[/.exec(schema?.pattern ?? '')?.[1];
    return where === 'query' && prefix ? [{ name, prefix }] : [];
  });
}

/** The same route with one more query parameter. */
export const asking = (route: Route, name: string, value: string): Route => ({
  ...route,
  operation: route.operation && {
    ...route.operation,
    exampleQuery: { ...route.operation.exampleQuery, [name]: value },
  },
});
