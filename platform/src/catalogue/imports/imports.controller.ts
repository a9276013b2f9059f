import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as contract from '@yichuang/contract/catalogue/import-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../../db/idempotency.js';
import { asDownload } from '../../http/attachment.js';
import { ExportService } from './export.service.js';
import { ImportsService } from './imports.service.js';
import { spoolSentFile } from './spool.js';

/** Sheets in, sheets out, and what each of them changed. */
@Controller()
export class ImportsController {
  constructor(
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(ExportService) private readonly exports: ExportService,
  ) {}

  @Handles(contract.startImport)
  start(
    { query }: Parsed<typeof contract.startImport>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
    @Req() request: FastifyRequest,
  ) {
    const asked = { isDryRun: query.dryRun === 'true', region: query.region };
    const { maxBytes } = contract.startImport.upload;
    return this.imports.start(caller, asked, write, () => spoolSentFile(request, maxBytes));
  }

  @Handles(contract.listImports)
  list({ query }: Parsed<typeof contract.listImports>, @CurrentCaller() caller: Caller) {
    return this.imports.list(caller, query);
  }

  @Handles(contract.getImport)
  get({ params }: Parsed<typeof contract.getImport>, @CurrentCaller() caller: Caller) {
    return this.imports.get(caller, params.id);
  }

  @Handles(contract.listFindings)
  findings({ params, query }: Parsed<typeof contract.listFindings>, @CurrentCaller() caller: Caller) {
    return this.imports.findings(caller, params.id, query);
  }

  @Handles(contract.getFindingsFile)
  async findingsFile(
    { params }: Parsed<typeof contract.getFindingsFile>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, this.exports.findingsFile(await this.imports.allFindings(caller, params.id)));
  }

  @Handles(contract.listChanges)
  changes({ params, query }: Parsed<typeof contract.listChanges>, @CurrentCaller() caller: Caller) {
    return this.imports.changes(caller, params.id, query);
  }

  @Handles(contract.applyImport)
  apply(
    { params }: Parsed<typeof contract.applyImport>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.imports.apply(caller, params.id, write);
  }

  @Handles(contract.rollbackImport)
  rollBack(
    { params }: Parsed<typeof contract.rollbackImport>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.imports.rollBack(caller, params.id, write);
  }

  @Handles(contract.exportCatalogue)
  async export(
    { query }: Parsed<typeof contract.exportCatalogue>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.exports.catalogueOf(caller, query.format));
  }

  @Handles(contract.listItemVersions)
  versions({ params, query }: Parsed<typeof contract.listItemVersions>, @CurrentCaller() caller: Caller) {
    return this.imports.itemVersions(caller, params.taskCode, query);
  }
}
