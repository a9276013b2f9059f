import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { getDocument } from '@yichuang/contract/cases/material-contract';
import { getStaffDocument } from '@yichuang/contract/cases/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { attachment } from '../http/attachment.js';
import { PapersService, type PaperFile } from './papers.service.js';

function asDownload(reply: FastifyReply, { name, bytes }: PaperFile): Buffer {
  attachment(reply, name);
  return bytes;
}

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
