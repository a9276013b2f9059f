import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem, type Problem, type RefusalCode } from '@yichuang/contract/problem';
import { Refused } from './refused.js';

/** A problem that another system already wrote, passed on as it is. */
export class ProblemPassedOn extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfter?: string,
  ) {
    super(problem.code);
  }
}

const BY_STATUS: Record<number, RefusalCode> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_TYPE',
  429: 'RATE_LIMITED',
};

const statusOf = (error: unknown): number =>
  error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);

function asProblem(error: unknown, traceId: string): Problem {
  if (error instanceof Refused) return toProblem(error.code, traceId, error.extra);
  if (error instanceof ProblemPassedOn) return error.problem;
  const status = statusOf(error);
  return toProblem(BY_STATUS[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL'), traceId);
}

/** The only writer of error replies. What nobody expected is logged with its stack and answered without it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost) {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = asProblem(error, request.traceId);
    if (problem.code === 'INTERNAL') request.log.error({ err: error, traceId: request.traceId });
    const reply = http.getResponse<FastifyReply>();
    const { retryAfter } = error as { retryAfter?: string | number };
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(problem);
  }
}
