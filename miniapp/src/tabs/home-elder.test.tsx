import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, refused } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { useSession } from '../api/session';
import { ElderHome } from './home-elder';

let said: string[];
let isAway: boolean;
let arrive: () => void;
beforeEach(() => {
  said = [];
  isAway = false;
  vi.stubGlobal('speechSynthesis', { cancel: () => {}, speak: ({ text }: { text: string }) => said.push(text) });
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      constructor(readonly text: string) {}
    },
  );
  useSession.setState({
    isRestoring: false,
    user: { id: 'u1', nameMasked: '王*英', roles: ['citizen'], realNameLevel: 3 } as never,
  });
  const held = new Promise<void>((done) => (arrive = done));
  answerWith(async (call) => {
    if (isAway) return refused('UNAVAILABLE');
    if (call.includes('/api/appointments')) await held;
    return list();
  });
});
afterEach(() => {
  useSession.setState(useSession.getInitialState());
  vi.unstubAllGlobals();
});
const listen = () => fireEvent.click(screen.getByRole('button', { name: '念给我听' }));

test('whoever listens before the answer is there is asked to wait, and not told that there is nothing', async () => {
  renderPage(<ElderHome />);
  listen();
  expect(said).toEqual([expect.stringContaining('请等一下')]);
  arrive();
  await screen.findByText('没有要去办的事');
  listen();
  expect(said[1]).toContain('没有要去办的事');
});

test('an answer that did not come is not nothing to do, and is asked for again', async () => {
  isAway = true;
  renderPage(<ElderHome />);
  const again = await screen.findByRole('button', { name: '再看一次' });
  expect(screen.queryByText('没有要去办的事')).toBeNull();
  isAway = false;
  arrive();
  fireEvent.click(again);
  await screen.findByText('没有要去办的事');
});
