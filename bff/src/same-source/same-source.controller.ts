import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { checkSameSource } from '@yichuang/contract/catalogue/same-source-contract';
import type { Parsed } from '@yichuang/contract/route';
import { Handles } from '@yichuang/server/handles';
import { SameSource } from './same-source.js';

@Controller()
export class SameSourceController {
  constructor(@Inject(SameSource) private readonly sameSource: SameSource) {}

  @Handles(checkSameSource)
  check(input: Parsed<typeof checkSameSource>, @Req() request: FastifyRequest) {
    return this.sameSource.check(input, request);
  }
}
