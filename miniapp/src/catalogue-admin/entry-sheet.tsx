import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { LongField } from '../ui/LongField';
import { Sheet } from '../ui/Sheet';
import { linesIn } from './lines-in';
import { LISTS, type Entry, type Kind } from './lists-api';

const [LEAST, MOST, MOST_ALIASES, LONGEST] = [2, 60, 20, 300];

const isNamed = (name: string) => name.length >= LEAST && name.length <= MOST;

/** What is wrong with the names on these lines, and how to mend it. */
function aliasTrouble(aliases: readonly string[]): string | undefined {
  if (aliases.length > MOST_ALIASES) return `最多写 ${MOST_ALIASES} 个，现在有 ${aliases.length} 个`;
  const wrong = aliases.find((one) => !isNamed(one));
  return wrong === undefined ? undefined : `「${wrong.slice(0, 8)}」应有 ${LEAST} 到 ${MOST} 个字`;
}

/** `entry` undefined: a new one. `taken`: the names of all others. */
type Props = {
  kind: Kind;
  entry: Entry | undefined;
  taken: ReadonlySet<string>;
  onKeep: (entry: Entry) => void;
  onDrop: () => void;
  onClose: () => void;
};

/** One entry of a list. It changes the draft of the list; nothing is public until the list is saved. */
export function EntrySheet({ kind, entry, taken, onKeep, onDrop, onClose }: Props) {
  const words = LISTS[kind];
  const [text, setText] = useState({
    name: entry?.name ?? '',
    aliases: entry?.aliases.join('\n') ?? '',
    note: entry?.note ?? '',
    basis: entry?.basis ?? '',
  });
  // what was typed counts though the button is pressed before it is drawn
  const latest = useRef(text);
  const write = (part: Partial<typeof text>) => {
    latest.current = { ...latest.current, ...part };
    setText(latest.current);
  };
  const [isChecked, setChecked] = useState(false);
  const nameTrouble = (name: string) => {
    if (!isNamed(name)) return `请写名称，${LEAST} 到 ${MOST} 个字`;
    return taken.has(name) ? '清单里已经有这个名称，请改那一条' : undefined;
  };
  const submit = () => {
    setChecked(true);
    const { name, aliases, note, basis } = latest.current;
    const kept = { name: name.trim(), aliases: linesIn(aliases), note: note.trim(), basis: basis.trim() };
    if (nameTrouble(kept.name) === undefined && aliasTrouble(kept.aliases) === undefined) onKeep(kept);
  };
  return (
    <Sheet isOpen title={entry ? '改这一条' : `加到「${words.name}」`} onClose={onClose}>
      <View className="stack">
        <Field
          label="名称"
          value={text.name}
          maxLength={MOST}
          onChange={(name) => write({ name })}
          error={isChecked ? nameTrouble(text.name.trim()) : undefined}
        />
        <LongField
          label={words.aliases}
          hint="一行一个，可以不写；「…」代表中间任意几个字"
          placeholder=""
          value={text.aliases}
          onChange={(aliases) => write({ aliases })}
          error={isChecked ? aliasTrouble(linesIn(text.aliases)) : undefined}
        />
        <LongField
          label={words.note}
          placeholder=""
          value={text.note}
          maxLength={LONGEST}
          onChange={(note) => write({ note })}
        />
        <LongField
          label="依据"
          placeholder=""
          value={text.basis}
          maxLength={LONGEST}
          onChange={(basis) => write({ basis })}
        />
        <View className="action-row">
          {entry ? (
            <Button kind="d" onPress={onDrop}>
              从清单去掉
            </Button>
          ) : (
            <Button kind="g" onPress={onClose}>
              先不加
            </Button>
          )}
          <Button kind="k" onPress={submit}>
            {entry ? '改好了' : '加进清单'}
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
