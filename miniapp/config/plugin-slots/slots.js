// Which attributes the mini-program's templates have room for, told to the build (templates) and to the runtime (its
// short names for them): both must hear the same.

// what Taro leaves out
const names = 'label role hidden checked selected disabled live expanded modal describedby labelledby invalid level';
const aria = Object.fromEntries(names.split(' ').map((name) => [`aria-${name}`, '']));
const tags = ['View', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView', 'Canvas'];
module.exports.added = Object.fromEntries(tags.map((tag) => [tag, { ...aria }]));

// What no page fills. Taro writes each template once for every depth, so that a slot of View's costs 2 KB in the main
// package. tests/weapp/slots.test.ts fails when a page fills one of them all the same: take it off the list then.
const gestures = 'bindTouchStart bindTouchEnd bindTouchCancel bindLongTap animation bindAnimationStart '
  .concat('bindAnimationIteration bindAnimationEnd bindTransitionEnd')
  .split(' ');
const hover = ['hover-stop-propagation', 'hover-start-time', 'hover-stay-time'];
module.exports.unused = [...hover, ...gestures];
module.exports.scrollView = ['scroll-x'];

/** `components`: the attributes of each component, as Taro keeps them in @tarojs/shared; changed in place. */
module.exports.leaveOut = ({ View, ScrollView }) => {
  for (const slot of module.exports.unused) delete View[slot];
  const kept = [...module.exports.scrollView, ...Object.keys(aria)];
  for (const slot of Object.keys(ScrollView)) if (!kept.includes(slot)) delete ScrollView[slot];
};

// Taro's own text element, twice per depth: here all text stands in a View
module.exports.unusedElements = ['text', 'static-text'];
