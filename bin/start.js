// `npm start -- LOG…` is `hinomi investigate LOG…`; without a log it says how to begin.
process.argv.splice(2, 0, process.argv.length > 2 ? 'investigate' : 'welcome');
await import('../dist/main.js');
