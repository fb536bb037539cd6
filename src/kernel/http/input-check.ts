import { Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ValidationPipe } from './validation-pipe';

/** A handler parameter, as Nest stores it. */
interface Parameter {
  readonly schema?: unknown;
  readonly pipes: unknown[];
}

const check = new ValidationPipe();

/** Validates the input of every route. */
@Injectable()
export class InputCheck {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /**
   * Adds the validation pipe to every parameter that has a schema; call it before the routes are registered. A global
   * pipe would cost more, because Nest runs it for all parameters, including the caller, each with its own promises.
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
