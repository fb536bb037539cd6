import { Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ValidationPipe } from './validation.pipe';

/** A handler's parameter, as Nest keeps it. */
interface Parameter {
  readonly schema?: unknown;
  readonly pipes: unknown[];
}

const check = new ValidationPipe();

/** Checks what comes in at every route. */
@Injectable()
export class InputCheck {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /**
   * Puts the check on every parameter that has a schema; before the routes are made. It is no global pipe: Nest sends all
   * parameters through those, the caller too, each by a chain of promises of its own.
   */
  install(): void {
    const controllers = this.discovery.getControllers().map(({ instance }) => Object(instance).constructor);
    for (const { schema, pipes } of controllers.flatMap((controller) => this.parametersOf(controller)))
      if (schema !== undefined && !pipes.includes(check)) pipes.unshift(check);
  }

  private parametersOf(controller: { readonly prototype: object }): readonly Parameter[] {
    return this.scanner
      .getAllMethodNames(controller.prototype)
      .flatMap((name) =>
        Object.values<Parameter>(Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}),
      );
  }
}
