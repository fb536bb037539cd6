import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleFor, type Material, type Schema } from './examples.rules';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Adds an example to every success response, unless the example would contain a secret. */
export function addResponses(document: OpenAPIObject): void {
  const operations = Object.values(document.paths).flatMap(operationsOf);
  const material = {
    schemas: { ...document.components?.schemas } as Material['schemas'],
    ids: idsOf(operations),
  };
  for (const media of operations.flatMap(answersOf)) {
    const example = exampleFor(media.schema as Schema, material);
    if (example !== undefined) media.example = example;
  }
}

const operationsOf = (item: OpenAPIObject['paths'][string]): Operation[] =>
  [item.get, item.post, item.put, item.patch, item.delete].filter((one) => one !== undefined);

function answersOf({ responses }: Operation) {
  return Object.entries(responses).flatMap(([status, reply]) => {
    const media = reply && 'content' in reply ? reply.content?.['application/json'] : undefined;
    return status.startsWith('2') && media?.schema ? [media] : [];
  });
}

/** The example ids of the document's parameters, by parameter name. */
function idsOf(operations: readonly Operation[]): Record<string, string> {
  const shown = operations.flatMap(({ parameters = [] }) =>
    parameters.flatMap((parameter) => {
      const { name, schema } = Object(parameter);
      return typeof schema?.example === 'string' && name.endsWith('Id') ? [[name, schema.example]] : [];
    }),
  );
  return Object.fromEntries(shown);
}
