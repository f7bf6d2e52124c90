// A client of the API beside it. No framework and no build; text reaches the page as text only, never as markup.
'use strict';

const find = id => document.getElementById(id);
const base = new URL('.', location.href);
const state = { q: '', category: null, asked: null, patience: 20 };

/** An element with attributes (or properties) and children; strings become text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key in element && typeof value !== 'string') element[key] = value;
    else element.setAttribute(key === 'className' ? 'class' : key, value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

async function ask(path, { key, signal } = {}) {
  const headers = { Accept: 'application/vnd.api+json' };
  if (key) headers.Authorization = `Bearer ${key}`;
  const response = await fetch(new URL(path, base), { headers, signal });
  if (!response.ok) throw Object.assign(new Error(`The server answered ${response.status}.`), { status: response.status });
  return response.json();
}

function note(id, text) {
  const line = find(id);
  line.textContent = text ?? '';
  line.hidden = !text;
}

function price({ amount, currency }) {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);
}

function when(time) {
  return make('time', { datetime: time }, new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }));
}

function copyButton(text, what) {
  const button = make('button', { type: 'button', className: 'copy', 'aria-label': `Copy ${what}` }, 'Copy');
  button.addEventListener('click', async () => {
    let done = 'Copied';
    try { await navigator.clipboard.writeText(text); } catch { done = 'Select it'; }
    button.textContent = done;
    find('said').textContent = done === 'Copied' ? `Copied ${what}.` : 'The browser did not allow copying.';
    setTimeout(() => { button.textContent = 'Copy'; find('said').textContent = ''; }, 1600);
  });
  return button;
}

// What runs

async function showServer() {
  try {
    const { meta } = await ask('api/v1');
    find('status-text').textContent = `${meta.name} ${meta.version} is running`;
  } catch {
    find('status').classList.add('bad');
    find('status-text').textContent = 'The server does not answer';
  }
}

// Catalogue

function productsPath() {
  const parts = ['page[size]=12', 'include=primaryImage'];
  parts.unshift(state.q ? `filter[q]=${encodeURIComponent(state.q)}` : 'sort=name');
  if (state.category) parts.unshift(`filter[category]=${state.category}`);
  return `api/v1/products?${parts.join('&')}`;
}

function picture(image, name) {
  const frame = make('div', { className: 'picture' });
  const initial = () => frame.replaceChildren(make('span', { 'aria-hidden': 'true' }, name.trim().charAt(0).toUpperCase()));
  if (!image) {
    initial();
    return frame;
  }

  const { renditions, url, alt } = image.attributes;
  const medium = renditions?.medium ?? { url };
  const photo = make('img', { src: new URL(medium.url.replace(/^\//, ''), base).href, alt: alt ?? '' });
  photo.addEventListener('error', initial);
  frame.append(photo);
  return frame;
}

function productCard(product, images) {
  const { name, price: now, compareAtPrice: before, sellerName, inStock } = product.attributes;
  const cost = make('p', { className: 'price' },
    now ? make('span', {}, price(now)) : make('span', { className: 'by' }, 'No price'),
    now && before ? make('s', { 'aria-label': `before ${price(before)}` }, price(before)) : null,
    inStock === false ? make('span', { className: 'tag warn' }, 'Sold out') : null);
  return make('li', {}, make('a', { className: 'product', href: new URL(`api/v1/products/${product.id}`, base).href },
    picture(images.get(product.relationships?.primaryImage?.data?.id), name),
    make('div', { className: 'facts' }, make('h3', {}, name), make('p', { className: 'by' }, sellerName ?? ''), cost)));
}

async function showProducts() {
  state.asked?.abort();
  const mine = state.asked = new AbortController();
  const path = productsPath();
  const list = find('products');
  list.setAttribute('aria-busy', 'true');
  find('asked').textContent = `GET /${path}`;
  find('asked-row').hidden = false;
  try {
    const { data, included = [], meta } = await ask(path, { signal: mine.signal });
    const images = new Map(included.filter(resource => resource.type === 'productImages').map(image => [image.id, image]));
    const total = meta?.page?.total;
    list.replaceChildren(...data.map(product => productCard(product, images)));
    find('count').textContent = data.length === 0 ? '' : total > data.length ? `${data.length} of ${total.toLocaleString()}` : `${data.length} ${data.length === 1 ? 'product' : 'products'}`;
    note('products-note', data.length > 0 ? null : state.q || state.category ? 'Nothing matches. Try fewer letters or another category.' : 'No products yet. Demo data may still be loading; ./run --fresh loads it anew.');
    if (data.length === 0 && !state.q && !state.category && state.patience-- > 0) setTimeout(showAll, 1500); // the server answers before its demo data is there
  } catch (error) {
    if (error.name === 'AbortError') return;
    list.replaceChildren();
    find('count').textContent = '';
    note('products-note', `The catalogue cannot be read just now. ${error.message}`);
  }
  list.setAttribute('aria-busy', 'false');
}

async function showCategories() {
  let categories;
  try {
    ({ data: categories } = await ask('api/v1/categories?filter[depth]=1&sort=-productCount&page[size]=12&fields[categories]=name,productCount'));
  } catch {
    return; // the grid works without them
  }

  const chips = [{ id: null, attributes: { name: 'Everything' } }, ...categories.filter(category => category.attributes.productCount !== 0)].map(({ id, attributes }) => {
    const chip = make('button', { type: 'button', className: 'chip', 'aria-pressed': String(id === state.category) }, attributes.name,
      attributes.productCount > 0 ? make('small', {}, String(attributes.productCount)) : null);
    chip.addEventListener('click', () => {
      state.category = id;
      for (const other of chips) other.setAttribute('aria-pressed', String(other === chip));
      showProducts();
    });
    return chip;
  });
  find('chips').replaceChildren(...chips);
  find('chips').hidden = chips.length < 2;
}

function listenToSearch() {
  let pause;
  const search = () => {
    clearTimeout(pause);
    const q = find('q').value.trim();
    if (q === state.q) return;
    state.q = q;
    showProducts();
  };
  find('q').addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(search, 180); });
  find('search').addEventListener('submit', event => { event.preventDefault(); search(); });
}

// Surfaces, keys, jobs

function showSurfaces(keys) {
  const token = name => keys.find(key => key.name === name)?.token ?? `$${name.toUpperCase()}_KEY`;
  const curl = (path, options = '') => `curl -sg ${options}'${new URL(path, base).href}'`;
  const as = name => `-H 'Authorization: Bearer ${token(name)}' `;
  const surfaces = [
    ['Public', 'api/v1', 'What buyers see and do: browse, fill a cart, check out. Reading needs no key, and a guest can buy.', [
      ['Search, cheapest first', curl('api/v1/products?filter[q]=vanilla&sort=price&page[size]=3')],
      ['Open a guest cart', curl('api/v1/carts', `-X POST -H 'Content-Type: application/vnd.api+json' -d '{"data":{"type":"carts"}}' `)],
    ]],
    ['Seller', 'api/v1/seller', 'A seller’s own products, listings, stock and orders. What belongs to others does not exist here.', [
      ['My products', curl('api/v1/seller/products?page[size]=3', as('seller1'))],
      ['My orders', curl('api/v1/seller/sellerOrders?page[size]=3', as('seller1'))],
    ]],
    ['Admin', 'api/v1/admin', 'Those who run the place: categories, sellers and everything that sellers offer.', [
      ['Sellers', curl('api/v1/admin/sellers?page[size]=3', as('admin'))],
      ['A new category', curl('api/v1/admin/categories', `-X POST ${as('admin')}-H 'Content-Type: application/vnd.api+json' -d '{"data":{"type":"categories","attributes":{"name":"Garden"}}}' `)],
    ]],
  ];
  find('surface-cards').replaceChildren(...surfaces.map(([name, root, text, lines]) => make('article', { className: 'card' },
    make('h3', {}, name), make('code', {}, `/${root}`), make('p', {}, text),
    ...lines.map(([what, line]) => make('div', { className: 'line' },
      make('div', { className: 'line-head' }, make('span', {}, what), copyButton(line, `the request: ${what}`)), make('code', {}, line))))));
}

function showKeys(keys) {
  find('key-list').replaceChildren(...keys.map(({ name, email, password, token }) => make('li', {},
    make('b', {}, name), make('code', {}, `${email} / ${password}`), copyButton(password, `the password of ${name}`),
    token ? make('code', {}, token) : null, token ? copyButton(token, `the key of ${name}`) : null)));
  find('key-list').hidden = keys.length === 0;
  note('keys-note', keys.length > 0 ? null : 'No demo keys here: they come with demo data and are shown only to a browser on the same machine. They were printed once at the first start.');
}

async function readKeys() {
  try {
    const keys = await ask('dev/keys.json');
    return Array.isArray(keys) ? keys : [];
  } catch {
    return [];
  }
}

const tones = { succeeded: 'good', completed: 'good', running: 'good', failed: 'bad', cancelled: 'warn' };

function jobRow({ attributes }) {
  const { kind, status, progress, createdAt } = attributes;
  const done = progress?.total > 0 ? ` · ${progress.done.toLocaleString()} of ${progress.total.toLocaleString()}` : '';
  return make('li', {}, make('div', {}, make('b', {}, kind + done), createdAt ? when(createdAt) : null), make('span', { className: `tag ${tones[status] ?? ''}` }, status));
}

async function showJobs(admin) {
  if (!admin) {
    note('jobs-note', 'Jobs are read with the admin key, which is not known here.');
    return;
  }

  try {
    const { data } = await ask('api/v1/admin/jobs?page[size]=5', { key: admin });
    find('job-list').replaceChildren(...data.map(jobRow));
    find('job-list').hidden = data.length === 0;
    note('jobs-note', data.length > 0 ? null : 'No job has run yet. An import is one: POST /api/v1/seller/imports.');
  } catch (error) {
    note('jobs-note', error.status === 404 ? 'This version runs no jobs yet.' : `Jobs cannot be read just now. ${error.message}`);
  }
}

function showAll() {
  showProducts();
  showCategories();
  readKeys().then(keys => {
    showSurfaces(keys);
    showKeys(keys);
    showJobs(keys.find(key => key.name === 'admin')?.token);
  });
}

find('products').replaceChildren(...Array.from({ length: 8 }, () => make('li', { className: 'ghost', 'aria-hidden': 'true' })));
listenToSearch();
showServer();
showAll();
