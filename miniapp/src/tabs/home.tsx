import { useElder } from '../elder/elder';
import { useIsActing } from '../identity/use-is-acting';
import { ActingTab } from './acting-tab';
import { ElderHome } from './home-elder';
import { StandardHome } from './home-standard';
import './home.scss';
import { useTabBar } from './use-tab-bar';

/** 长辈版 is another structure, not larger type: one thing at hand, three big buttons, one phone call. */
export default function Home() {
  useTabBar();
  const isElder = useElder((state) => state.isElder);
  const isActing = useIsActing();
  if (isActing) return <ActingTab title="首页" />;
  return isElder ? <ElderHome /> : <StandardHome />;
}
