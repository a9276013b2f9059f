import { View } from '@tarojs/components';
import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import { useRef, useState } from 'react';
import { failureText } from '../api/failure';
import { toast } from '../platform';
import { Trouble } from '../staff/casework/step-foot';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { LongField } from '../ui/LongField';
import { Sheet } from '../ui/Sheet';
import { linesIn } from './lines-in';
import { useDeleteWord, useSaveWord } from './words-api';

const MOST_MEANINGS = 10;
const LONGEST = { said: 30, meant: 60 } as const;

function meaningTrouble(meant: readonly string[]): string | undefined {
  if (meant.length > MOST_MEANINGS) return `最多写 ${MOST_MEANINGS} 个，现在有 ${meant.length} 个`;
  const long = meant.find((one) => one.length > LONGEST.meant);
  return long === undefined ? undefined : `「${long.slice(0, 8)}…」太长，一行最多 ${LONGEST.meant} 个字`;
}

/** `undefined` as word: a new one. */
type Props = { word: EverydayWord | undefined; onClose: () => void; onSaved: (said: string) => void };

/** What people say, and the official words it stands for, one a line. */
export function WordSheet({ word, onClose, onSaved }: Props) {
  const [text, setText] = useState({ said: word?.said ?? '', meant: word?.meant.join('\n') ?? '' });
  // what was typed counts though the button is pressed before it is drawn
  const latest = useRef(text);
  const write = (part: Partial<typeof text>) => {
    latest.current = { ...latest.current, ...part };
    setText(latest.current);
  };
  const [isChecked, setChecked] = useState(false);
  const save = useSaveWord();
  const drop = useDeleteWord();
  const failure = save.error ?? drop.error;
  const done = (words: string) => () => {
    toast(words);
    onClose();
  };
  const submit = () => {
    setChecked(true);
    const said = latest.current.said.trim();
    const meant = linesIn(latest.current.meant);
    const isUnfinished = said === '' || (meant.length === 0 && word === undefined);
    if (isUnfinished || meaningTrouble(meant) !== undefined) return;
    save.mutate({ said, meant }, { onSuccess: () => (onSaved(said), done('已保存，找一找试试')()) });
  };
  const isEmpty = isChecked && word === undefined && linesIn(text.meant).length === 0;
  return (
    <Sheet isOpen title={word ? `改「${word.said}」` : '加一个说法'} onClose={onClose}>
      <View className="stack">
        {!word && (
          <Field
            label="群众怎么说"
            hint="像平时说话那样写，比如「孩子上户口」"
            value={text.said}
            maxLength={LONGEST.said}
            onChange={(said) => write({ said })}
            error={isChecked && text.said.trim() === '' ? '请写群众的说法' : undefined}
          />
        )}
        <LongField
          label="说的是哪件事"
          hint={word ? '一行一个，最像的写在前面。全删掉，就是不再用这个说法。' : '一行一个，最像的写在前面'}
          placeholder="出生登记"
          value={text.meant}
          onChange={(meant) => write({ meant })}
          error={
            isEmpty ? '请写事项里的正式用语，至少一个' : isChecked ? meaningTrouble(linesIn(text.meant)) : undefined
          }
        />
        <Trouble text={failure ? `${failureText(failure).title}。${failureText(failure).detail}。` : ''} />
        <View className="action-row">
          {word?.isOwn ? (
            <Button
              kind="d"
              busy={drop.isPending && '正在删…'}
              onPress={() => drop.mutate(word.said, { onSuccess: done('已删掉本地写的，自带的照旧') })}
            >
              删掉这个说法
            </Button>
          ) : (
            <Button kind="g" onPress={onClose}>
              先不改
            </Button>
          )}
          <Button kind="k" busy={save.isPending && '正在保存…'} onPress={submit}>
            保存说法
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
