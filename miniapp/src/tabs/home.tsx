import { useElder } from '../elder/elder';
import { useSession } from '../api/session';
import { ActingTab } from './acting-tab';
import { ElderHome } from './home-elder';
import { StandardHome } from './home-standard';
import './home.scss';
import { useTabBar } from './use-tab-bar';

/** 长辈版 is another structure, not larger type: one thing at hand, three big buttons, one phone call. */
export default function Home() {
  useTabBar();
  const isElder = useElder((state) => state.isElder);
  const isActing = useSession((state) => state.acting !== undefined);
  if (isActing) return <ActingTab title="首页" />;
  return isElder ? <ElderHome /> : <StandardHome />;
}
