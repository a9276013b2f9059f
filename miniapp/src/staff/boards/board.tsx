import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState, type ReactNode } from 'react';
import { AsyncView } from '../../ui/AsyncView';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Fold } from '../../ui/Fold';
import { NavBar } from '../../ui/NavBar';
import { Empty } from '../../ui/Notices';
import { PageShell } from '../../ui/PageShell';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../casework/step-foot';
import '../staff.scss';
import { useWidePage } from '../wide-page';
import type { Given, useBoard, useBoardStep } from './api';
import './boards.scss';
import { StepSheet } from './step-sheet';
import type { Question, StepWords } from './steps';

/** Something that is worked on step by step. */
export type Worked<A extends string> = {
  id: string;
  stateVersion: number;
  allowed: readonly A[];
  history: readonly { at: string; title: string; note: string; by?: string }[];
};

type Props<A extends string, T extends Worked<A>> = {
  title: string;
  query: ReturnType<typeof useBoard<T>>;
  step: ReturnType<typeof useBoardStep>;
  words: Readonly<Record<A, StepWords>>;
  /** What a step asks of this one; as its words say unless told. */
  asksOf?: (action: A, one: T) => readonly Question[];
  empty: { title: string; detail: string };
  head?: ReactNode;
  children: (one: T) => ReactNode;
};

function History({ history }: { history: Worked<string>['history'] }) {
  if (history.length === 0) return null;
  return (
    <Fold title={`经过（${history.length}）`}>
      {history.map(({ at, title, by, note }) => (
        <View key={`${at} ${title}`} className="sub">
          {at.slice(5, 16).replace('T', ' ')} {title}
          {by === undefined || by === '' ? '' : `，${by}`}
          {note === '' ? '' : `：${note}`}
        </View>
      ))}
    </Fold>
  );
}

/** A desk of cards, each with what can be done with it now. */
export function Board<A extends string, T extends Worked<A>>(props: Props<A, T>) {
  const { title, query, step, words, asksOf, empty, head, children } = props;
  useWidePage();
  useDidShow(() => void query.refetch());
  const [held, setHeld] = useState<{ id: string; action: A }>();
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const one = all.find(({ id }) => id === held?.id);
  const take = (of: T, action: A, details: Given) =>
    void step
      .take({ id: of.id, done: words[action].done, body: { action, stateVersion: of.stateVersion, ...details } })
      .then(() => setHeld(undefined))
      // said in the sheet, or above the cards
      .catch(() => undefined);
  const asks = (action: A, of: T) => asksOf?.(action, of) ?? words[action].asks;
  const begin = (of: T, action: A) => {
    step.forget();
    if (asks(action, of).length === 0) take(of, action, {});
    else setHeld({ id: of.id, action });
  };
  const header = (
    <View className="desk-bar">
      <NavBar isDark title={title} />
    </View>
  );
  const sheet = held && one && (
    <StepSheet
      key={`${held.id} ${held.action}`}
      words={words[held.action]}
      asks={asks(held.action, one)}
      isBusy={step.isBusy}
      trouble={step.trouble}
      onTake={(details) => take(one, held.action, details)}
      onClose={() => setHeld(undefined)}
    />
  );
  return (
    <PageShell header={header} overlay={sheet}>
      {head}
      {!held && <Trouble text={step.trouble} />}
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={5} />}
        isEmpty={() => all.length === 0}
        empty={<Empty {...empty} />}
      >
        {() => (
          <View className="board">
            {all.map((each) => (
              <Card key={each.id} className="stack-tight">
                {children(each)}
                <History history={each.history} />
                <Steps one={each} words={words} isBusy={step.isBusy} onBegin={begin} />
              </Card>
            ))}
          </View>
        )}
      </AsyncView>
      {query.hasNextPage && (
        <Button kind="g" busy={query.isFetchingNextPage && '正在找…'} onPress={() => void query.fetchNextPage()}>
          再看 20 件
        </Button>
      )}
    </PageShell>
  );
}

type StepsProps<A extends string, T extends Worked<A>> = {
  one: T;
  words: Readonly<Record<A, StepWords>>;
  isBusy: boolean;
  onBegin: (one: T, action: A) => void;
};

/** The first that is allowed is the ordinary one. */
function Steps<A extends string, T extends Worked<A>>({ one, words, isBusy, onBegin }: StepsProps<A, T>) {
  if (one.allowed.length === 0) return null;
  return (
    <View className="action-row wrap">
      {one.allowed.map((action, at) => (
        <Button
          key={action}
          kind={at === 0 ? 'k' : 'g'}
          size="small"
          isDisabled={isBusy}
          onPress={() => onBegin(one, action)}
        >
          {words[action].name}
        </Button>
      ))}
    </View>
  );
}
