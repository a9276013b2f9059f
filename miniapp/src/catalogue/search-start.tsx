import { View } from '@tarojs/components';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { BigButton } from '../ui/BigButton';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { useHot } from './finding';
import { useRecentSearches } from './recent-searches';

/** In 长辈版 a screen has few answers. */
const ELDER_MOST = 4;

export function Recent({ onPick }: { onPick: (word: string) => void }) {
  const { words, clear } = useRecentSearches();
  if (words.length === 0) return null;
  return (
    <View>
      <View className="section-head">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          最近找过
        </View>
        <Link onPress={clear} label="清空最近找过的词">
          清空
        </Link>
      </View>
      <View className="chips">
        {words.map((word) => (
          <View key={word}>
            <Button kind="g" size="small" onPress={() => onPick(word)}>
              {word}
            </Button>
          </View>
        ))}
      </View>
    </View>
  );
}

/** Something to begin with, for those who do not know what it is called. */
export function Hot() {
  const { data } = useHot();
  const isElder = useElder((state) => state.isElder);
  if (!data || data.items.length === 0) return null;
  return (
    <View className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        大家常办
      </View>
      {isElder ? (
        data.items
          .slice(0, ELDER_MOST)
          .map(({ taskCode, text }) => (
            <BigButton key={taskCode} name={text} detail="看怎么办" onPress={() => open(paths.guide(taskCode))} />
          ))
      ) : (
        <View className="chips">
          {data.items.map(({ taskCode, text }) => (
            <View key={taskCode}>
              <Button kind="g" size="small" onPress={() => open(paths.guide(taskCode))}>
                {text}
              </Button>
            </View>
          ))}
        </View>
      )}
    </View>
  );
}
