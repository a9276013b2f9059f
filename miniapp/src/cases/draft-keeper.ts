import type { Answers } from '@yichuang/contract/cases/form';
import { fromInstant } from '@yichuang/contract/calendar';
import { NoAnswerError, RefusedError } from '../api/failure';
import { given, isSame, mergeAnswers, withTheirs, type Conflict } from './draft-merge';
import type { KeptDraft } from './draft-store';

/** After the last key (flow 06). */
const PAUSE_MS = 2_000;
/** Without an answer, until the next try; the network's return is a try too. */
const RETRY_MS = 15_000;
/** Another device that writes at the same time: so often, then later. */
const MOST_MERGES = 3;

type Saved = { etag: string; answers: Answers; savedAt: string };
export type DraftPorts = {
  /** @throws RefusedError, NoAnswerError */
  save: (answers: Answers, etag: string) => Promise<Saved>;
  /** On this phone, at every key. */
  keep: (draft: KeptDraft) => void;
  drop: () => void;
};

/** `onPhone`: the server cannot be reached; `refused`: it said no, see `error`. */
type DraftStatus = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'onPhone' | 'conflict' | 'refused';
export type DraftView = {
  answers: Answers;
  status: DraftStatus;
  /** Epoch milliseconds. */
  savedAt: number | undefined;
  conflicts: readonly Conflict[];
  error: unknown;
};

/** Worth another try without anybody doing anything. */
const mayPass = (error: unknown) =>
  error instanceof NoAnswerError ||
  (error instanceof RefusedError && (error.problem.status >= 500 || error.problem.status === 429));

/**
 * One draft while it is written: every key is kept on the phone, two seconds after the last it goes to the server, one save
 * at a time. What was written elsewhere meanwhile is merged; only a field that both wrote is asked about.
 */
export class DraftKeeper {
  private base: Answers;
  private etag: string;
  private view: DraftView;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<boolean> | undefined;
  /** What the fields in conflict began with, so that the question comes again when the page does. */
  private disputed: Answers = {};
  private isStopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    server: { answers: Answers; etag: string },
    kept: KeptDraft | undefined,
    private readonly ports: DraftPorts,
  ) {
    this.base = server.answers;
    this.etag = server.etag;
    this.view = { answers: server.answers, status: 'untouched', savedAt: undefined, conflicts: [], error: undefined };
    if (kept) this.takeIn({ base: kept.base, mine: kept.answers, theirs: server.answers });
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly read = (): DraftView => this.view;

  edit(id: string, value: string): void {
    const status = this.view.conflicts.length > 0 ? 'conflict' : 'unsaved';
    this.show({ answers: { ...this.view.answers, [id]: value }, status });
    this.keepOnPhone();
    this.later(PAUSE_MS);
  }

  /** Sends what the server does not have. @returns whether it has everything now */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.saving) await this.saving;
    if (this.view.conflicts.length > 0) return false;
    if (isSame(this.view.answers, this.base)) return true;
    this.saving ??= this.push(MOST_MERGES).finally(() => {
      this.saving = undefined;
    });
    return (await this.saving) && this.flush();
  }

  /** Answers 「用哪一份」 for every field in conflict. */
  choose(side: 'mine' | 'theirs'): void {
    const { answers, conflicts } = this.view;
    this.disputed = {};
    this.show({
      answers: side === 'mine' ? answers : withTheirs(answers, conflicts),
      conflicts: [],
      status: 'unsaved',
    });
    this.keepOnPhone();
    this.later(0);
  }

  /** No timer is left; what is not saved stays on the phone. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async push(merges: number): Promise<boolean> {
    const sent = given(this.view.answers);
    this.show({ status: 'saving', error: undefined });
    try {
      const { etag, savedAt } = await this.ports.save(sent, this.etag);
      this.etag = etag;
      this.base = sent;
      this.settle(fromInstant(savedAt));
      return true;
    } catch (error) {
      const draft = error instanceof RefusedError ? error.problem.draft : undefined;
      if (!draft) return this.fail(error);
      this.etag = draft.etag;
      this.takeIn({ base: this.base, mine: this.view.answers, theirs: draft.answers });
      if (this.view.conflicts.length > 0) return false;
      if (isSame(this.view.answers, this.base)) return true;
      return merges > 0 ? this.push(merges - 1) : this.fail(error);
    }
  }

  /** The server's draft as it stands, with what was written here. */
  private takeIn(sides: { base: Answers; mine: Answers; theirs: Answers }): void {
    const { merged, conflicts } = mergeAnswers(sides);
    this.base = sides.theirs;
    this.disputed = Object.fromEntries(conflicts.map(({ id }) => [id, sides.base[id] ?? '']));
    const isSettled = conflicts.length === 0 && isSame(merged, this.base);
    this.show({
      answers: merged,
      conflicts,
      status: conflicts.length > 0 ? 'conflict' : isSettled ? 'saved' : 'unsaved',
    });
    if (isSettled) this.ports.drop();
    else this.keepOnPhone();
    if (!isSettled && conflicts.length === 0) this.later(PAUSE_MS);
  }

  private settle(savedAt: number): void {
    if (isSame(this.view.answers, this.base)) {
      this.ports.drop();
      this.show({ status: 'saved', savedAt });
      return;
    }
    this.show({ status: 'unsaved', savedAt });
    this.later(PAUSE_MS);
  }

  private fail(error: unknown): false {
    const isPassing = mayPass(error);
    this.show({ status: isPassing ? 'onPhone' : 'refused', error });
    if (isPassing) this.later(RETRY_MS);
    return false;
  }

  private keepOnPhone(): void {
    this.ports.keep({ answers: given(this.view.answers), base: { ...this.base, ...this.disputed } });
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private show(next: Partial<DraftView>): void {
    this.view = { ...this.view, ...next };
    for (const listener of this.listeners) listener();
  }
}
