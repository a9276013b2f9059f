// pnpm demo [url]: the whole promise over HTTP, step by step. Without a url on a private demonstration whose clock stands
// at a working Tuesday morning; with one against the system that runs there, at its own time.
import { buildServers } from './build.mjs';
import { book, checkIn, showAndVerify } from './demo/at-the-hall.mjs';
import { actForMother } from './demo/for-mother.mjs';
import { apply, correct, decide, reviewBadly } from './demo/from-home.mjs';
import { People } from './demo/people.mjs';
import { startDemo } from './private-demo.mjs';

const CHAPTERS = [
  ['预约，到厅签到，窗口办', [book, checkIn]],
  ['亮证，扫码核验', [showAndVerify]],
  ['在家申报，一次补正，受理，决定', [apply, correct, decide]],
  ['差评有人改，有人答复', [reviewBadly]],
  ['女儿替母亲办，随时撤回', [actForMother]],
];

/** Prints what was done and how long the system took for it. */
function printer() {
  let count = 0;
  const started = performance.now();
  return {
    chapter: (title) => console.log(`\n${title}`),
    step(text, ms) {
      count++;
      console.log(`  ${String(count).padStart(2)}  ${text}  ${Math.round(ms)} 毫秒`);
    },
    end: () => console.log(`\n${count} 步全部办成，共 ${((performance.now() - started) / 1000).toFixed(1)} 秒`),
  };
}

async function play({ url, setClock }) {
  const print = printer();
  const people = new People(url, (text, ms) => print.step(text, ms));
  const story = { people, setClock, print };
  for (const [title, scenes] of CHAPTERS) {
    print.chapter(title);
    for (const scene of scenes) Object.assign(story, await scene(story));
  }
  print.end();
}

const [given] = process.argv.slice(2);
if (given === undefined) {
  await buildServers('platform', 'bff');
  const demo = await startDemo();
  console.log(`演示用的一窗：${demo.url}（内嵌数据库，演完即清）`);
  try {
    await play(demo);
  } finally {
    await demo.stop();
  }
} else await play({ url: given.replace(/\/$/, ''), setClock: undefined });
