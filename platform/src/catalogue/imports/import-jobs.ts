import { Logger, type OnModuleDestroy } from '@nestjs/common';

/**
 * Work that goes on after its call has been answered, in this process. It ends with the process: whoever starts work here
 * must be able to tell afterwards that it never ended.
 */
export class ImportJobs implements OnModuleDestroy {
  private readonly logger = new Logger('imports');
  private readonly running = new Map<string, Promise<void>>();

  /** @param afterwards done whether the work succeeded or not */
  start(id: string, work: () => Promise<void>, afterwards: () => Promise<void> = async () => {}): void {
    const job = work()
      .catch((error: unknown) => this.logger.error(error instanceof Error ? (error.stack ?? error.message) : error))
      .then(afterwards)
      .finally(() => this.running.delete(id));
    this.running.set(id, job);
  }

  /** Waits until the work is done, or no longer than so many milliseconds. */
  async settled(id: string, ms: number): Promise<void> {
    const job = this.running.get(id);
    if (!job) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([job, patience]);
    clearTimeout(timer);
  }

  /** The database closes after this. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.running.values());
  }
}
