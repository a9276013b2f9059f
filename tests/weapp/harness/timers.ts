type Callback = (...values: unknown[]) => void;

/** The realm's timers: remembered so that none outlives the app, and guarded so that an error is noted and not lost. */
export class Timers {
  private readonly running = new Map<number, NodeJS.Timeout>();

  constructor(private readonly onError: (error: unknown) => void) {}

  /** The four functions a mini-program knows; ids are numbers there. */
  get globals(): object {
    return {
      setTimeout: (callback: Callback, ms?: number, ...values: unknown[]) => this.start('once', callback, ms, values),
      setInterval: (callback: Callback, ms?: number, ...values: unknown[]) => this.start('again', callback, ms, values),
      clearTimeout: (id?: number) => this.stop(id),
      clearInterval: (id?: number) => this.stop(id),
    };
  }

  /** Runs it once, as soon as the code that runs now is done. */
  soon(callback: () => void): void {
    this.start('once', callback, 0, []);
  }

  stopAll(): void {
    for (const timer of this.running.values()) clearTimeout(timer);
    this.running.clear();
  }

  private start(kind: 'once' | 'again', callback: Callback, ms: number | undefined, values: unknown[]): number {
    const tick = () => {
      if (kind === 'once') this.running.delete(id);
      try {
        callback(...values);
      } catch (error) {
        this.onError(error);
      }
    };
    const timer = kind === 'once' ? setTimeout(tick, ms) : setInterval(tick, ms);
    const id = Number(timer);
    this.running.set(id, timer);
    return id;
  }

  private stop(id: number | undefined): void {
    clearTimeout(this.running.get(id ?? 0));
    this.running.delete(id ?? 0);
  }
}
