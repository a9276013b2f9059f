import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { getDocument } from '@yichuang/contract/cases/material-contract';
import { getStaffDocument } from '@yichuang/contract/cases/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { asDownload } from '../http/attachment.js';
import { PapersService } from './papers.service.js';

/** Papers of cases, printed. */
@Controller()
export class PapersController {
  constructor(@Inject(PapersService) private readonly papers: PapersService) {}

  @Handles(getDocument)
  async own(
    { params }: Parsed<typeof getDocument>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.papers.own(caller, params.id, params.documentId));
  }

  @Handles(getStaffDocument)
  async forStaff(
    { params }: Parsed<typeof getStaffDocument>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.papers.forStaff(caller, params.id, params.documentId));
  }
}
