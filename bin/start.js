// `npm start -- LOG…` is `hinomi investigate LOG…`; without a log it shows a published breach, investigated.
process.argv.splice(2, 0, process.argv.length > 2 ? 'investigate' : 'demo');
await import('../dist/main.js');
