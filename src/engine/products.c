/* SPDX-License-Identifier: Apache-2.0 */
/*
 * products.c: u8 · s8 → s32 with oneDNN's matmul.
 *
 * One primitive a matrix, for ENT_BLOCK rows: larger blocks are slower, and one shape means one kernel, compiled once. Memory
 * objects are bound to a thread's buffers when its work is made, so that running allocates nothing.
 *
 * Machines without VNNI add pairs of products in 16 bits, which may saturate. There each row is multiplied in two parts, its
 * upper seven bits and its lowest, which cannot: half as fast, and exact.
 */
#include "engine/products.h"

#include "engine/kernels.h"

#include <oneapi/dnnl/dnnl.h>

#include <string.h>

/* Of the OpenMP runtime that oneDNN brings; its header belongs to the compiler and may be another's. */
extern void omp_set_num_threads(int n);
extern int omp_get_max_threads(void);

typedef struct Product {
    guint32 in, out;
    dnnl_primitive_t primitive;
    dnnl_memory_t weights; /* in oneDNN's order, its own buffer */
    dnnl_memory_desc_t rows, products, scratch;
} Product;

struct EntProducts {
    dnnl_engine_t engine;
    dnnl_stream_t stream; /* for making things */
    GArray *list;         /* Product */
    gboolean exact;       /* 255 * 127 + 255 * 127 comes out right */
};

/* A product's memory objects over the buffers of a thread. */
typedef struct Bound {
    dnnl_memory_t rows, products, scratch;
} Bound;

struct EntProductsWork {
    dnnl_stream_t stream;
    Bound *bound; /* by matrix */
    guint n;
    guint8 *rows;
    gint32 *products;
    guint8 *low; /* without VNNI: the lowest bits, and the products of the upper */
    gint32 *upper;
    gsize n_rows, n_products; /* elements of the buffers */
    guint8 *scratch;
    gsize scratch_size;
};

int ent_products_begin(void)
{
    const int before = omp_get_max_threads();
    if (before != 1)
        omp_set_num_threads(1);
    return before;
}

void ent_products_end(int before)
{
    if (before != 1)
        omp_set_num_threads(before);
}

static void clear_product(gpointer data)
{
    Product *const product = data;
    if (product->primitive != NULL)
        dnnl_primitive_destroy(product->primitive);
    if (product->weights != NULL)
        dnnl_memory_destroy(product->weights);
}

/* A matrix of numbers of `type`, its rows `stride` apart. */
static gboolean describe(dnnl_memory_desc_t *desc, guint32 n_rows, guint32 n, gsize stride, dnnl_data_type_t type)
{
    const dnnl_dims_t dims = { n_rows, n }, strides = { (dnnl_dim_t)stride, 1 };
    return dnnl_memory_desc_init_by_strides(desc, 2, dims, type, strides) == dnnl_success;
}

static dnnl_primitive_desc_t describe_product(const EntProducts *products, const Product *p)
{
    dnnl_memory_desc_t weights;
    dnnl_matmul_desc_t desc;
    dnnl_primitive_attr_t attributes;
    dnnl_primitive_desc_t out = NULL;
    const dnnl_dims_t dims = { p->in, p->out };
    if (dnnl_memory_desc_init_by_tag(&weights, 2, dims, dnnl_s8, dnnl_format_tag_any) != dnnl_success ||
        dnnl_matmul_desc_init(&desc, &p->rows, &weights, NULL, &p->products) != dnnl_success ||
        dnnl_primitive_attr_create(&attributes) != dnnl_success)
        return NULL;
    if (dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user) != dnnl_success ||
        dnnl_primitive_desc_create(&out, &desc, attributes, products->engine, NULL) != dnnl_success)
        out = NULL;
    dnnl_primitive_attr_destroy(attributes);
    return out;
}

/* [out][in] weights into the order of `target`. */
static gboolean reorder(const EntProducts *products, Product *p, const gint8 *weights, const dnnl_memory_desc_t *target)
{
    dnnl_memory_desc_t plain;
    dnnl_memory_t from = NULL;
    dnnl_primitive_desc_t desc = NULL;
    dnnl_primitive_t primitive = NULL;
    const dnnl_dims_t dims = { p->in, p->out }, strides = { 1, p->in };
    gboolean ok =
        dnnl_memory_desc_init_by_strides(&plain, 2, dims, dnnl_s8, strides) == dnnl_success &&
        dnnl_memory_create(&from, &plain, products->engine, (void *)weights) == dnnl_success &&
        dnnl_memory_create(&p->weights, target, products->engine, DNNL_MEMORY_ALLOCATE) == dnnl_success &&
        dnnl_reorder_primitive_desc_create(&desc, &plain, products->engine, target, products->engine, NULL) == dnnl_success &&
        dnnl_primitive_create(&primitive, desc) == dnnl_success;
    const dnnl_exec_arg_t arguments[] = { { DNNL_ARG_FROM, from }, { DNNL_ARG_TO, p->weights } };
    ok = ok && dnnl_primitive_execute(primitive, products->stream, G_N_ELEMENTS(arguments), arguments) == dnnl_success &&
         dnnl_stream_wait(products->stream) == dnnl_success;
    if (primitive != NULL)
        dnnl_primitive_destroy(primitive);
    if (desc != NULL)
        dnnl_primitive_desc_destroy(desc);
    if (from != NULL)
        dnnl_memory_destroy(from);
    return ok;
}

static gboolean make_product(const EntProducts *products, Product *p, const gint8 *weights)
{
    if (!describe(&p->rows, ENT_BLOCK, p->in, ent_wide(p->in), dnnl_u8) ||
        !describe(&p->products, ENT_BLOCK, p->out, ent_wide(p->out), dnnl_s32))
        return FALSE;
    const dnnl_primitive_desc_t desc = describe_product(products, p);
    if (desc == NULL)
        return FALSE;
    p->scratch = *dnnl_primitive_desc_query_md(desc, dnnl_query_scratchpad_md, 0);
    const gboolean ok = dnnl_primitive_create(&p->primitive, desc) == dnnl_success &&
                        reorder(products, p, weights, dnnl_primitive_desc_query_md(desc, dnnl_query_weights_md, 0));
    dnnl_primitive_desc_destroy(desc);
    return ok;
}

guint ent_products_add(EntProducts *products, const gint8 *weights, guint32 in, guint32 out)
{
    Product product = { .in = in, .out = out };
    const int before = ent_products_begin();
    const gboolean ok = products->stream != NULL && make_product(products, &product, weights);
    ent_products_end(before);
    if (!ok) {
        clear_product(&product);
        return ENT_NONE;
    }
    g_array_append_val(products->list, product);
    return products->list->len - 1;
}

/* Without the answer to the question below. */
static EntProducts *new_products(void)
{
    EntProducts *const products = g_new0(EntProducts, 1);
    products->exact = TRUE;
    products->list = g_array_new(FALSE, TRUE, sizeof(Product));
    g_array_set_clear_func(products->list, clear_product);
    if (dnnl_engine_create(&products->engine, dnnl_cpu, 0) != dnnl_success)
        products->engine = NULL;
    else if (dnnl_stream_create(&products->stream, products->engine, dnnl_stream_default_flags) != dnnl_success)
        products->stream = NULL;
    return products;
}

/* Whether this machine adds the greatest products without saturation: asked of a product like all others. */
static gboolean adds_exactly(void)
{
    enum { SIZE = 64 };
    g_autoptr(EntProducts) products = new_products();
    gint8 weights[SIZE * SIZE];
    memset(weights, 127, sizeof(weights));
    if (ent_products_add(products, weights, SIZE, SIZE) == ENT_NONE)
        return TRUE; /* there will be no products */
    g_autoptr(EntProductsWork) work = ent_products_work_new(products);
    if (work == NULL)
        return FALSE;
    memset(ent_products_rows(work), 255, ENT_BLOCK * SIZE);
    return ent_products_run(products, work, 0)[0] == 255 * 127 * SIZE;
}

EntProducts *ent_products_new(void)
{
    const int before = ent_products_begin();
    EntProducts *const products = new_products();
    products->exact = adds_exactly();
    ent_products_end(before);
    return products;
}

void ent_products_free(EntProducts *products)
{
    if (products == NULL)
        return;
    g_array_unref(products->list);
    if (products->stream != NULL)
        dnnl_stream_destroy(products->stream);
    if (products->engine != NULL)
        dnnl_engine_destroy(products->engine);
    g_free(products);
}

/* Zeroed, on a cache line's border. */
static void *new_buffer(gsize size)
{
    return g_aligned_alloc0(MAX(size, 1), 1, 64);
}

static void measure(const EntProducts *products, EntProductsWork *work)
{
    for (guint i = 0; i < work->n; i++) {
        const Product *const p = &g_array_index(products->list, Product, i);
        work->n_rows = MAX(work->n_rows, ENT_BLOCK * ent_wide(p->in));
        work->n_products = MAX(work->n_products, ENT_BLOCK * ent_wide(p->out));
        work->scratch_size = MAX(work->scratch_size, dnnl_memory_desc_get_size(&p->scratch));
    }
}

static gboolean bind(const EntProducts *products, EntProductsWork *work)
{
    if (dnnl_stream_create(&work->stream, products->engine, dnnl_stream_default_flags) != dnnl_success) {
        work->stream = NULL;
        return FALSE;
    }
    for (guint i = 0; i < work->n; i++) {
        const Product *const p = &g_array_index(products->list, Product, i);
        Bound *const b = &work->bound[i];
        if (dnnl_memory_create(&b->rows, &p->rows, products->engine, work->rows) != dnnl_success ||
            dnnl_memory_create(&b->products, &p->products, products->engine, work->products) != dnnl_success ||
            dnnl_memory_create(&b->scratch, &p->scratch, products->engine, work->scratch) != dnnl_success)
            return FALSE;
    }
    return TRUE;
}

EntProductsWork *ent_products_work_new(const EntProducts *products)
{
    g_autoptr(EntProductsWork) work = g_new0(EntProductsWork, 1);
    work->n = products->list->len;
    work->bound = g_new0(Bound, work->n);
    measure(products, work);
    work->rows = new_buffer(work->n_rows);
    work->products = new_buffer(work->n_products * sizeof(gint32));
    work->scratch = new_buffer(work->scratch_size);
    if (!products->exact) {
        work->low = new_buffer(work->n_rows);
        work->upper = new_buffer(work->n_products * sizeof(gint32));
    }
    if (work->n > 0 && !bind(products, work))
        return NULL;
    return g_steal_pointer(&work);
}

void ent_products_work_free(EntProductsWork *work)
{
    if (work == NULL)
        return;
    for (guint i = 0; i < work->n; i++) {
        const dnnl_memory_t memories[] = { work->bound[i].rows, work->bound[i].products, work->bound[i].scratch };
        for (gsize m = 0; m < G_N_ELEMENTS(memories); m++)
            if (memories[m] != NULL)
                dnnl_memory_destroy(memories[m]);
    }
    if (work->stream != NULL)
        dnnl_stream_destroy(work->stream);
    g_aligned_free(work->rows);
    g_aligned_free(work->products);
    g_aligned_free(work->low);
    g_aligned_free(work->upper);
    g_aligned_free(work->scratch);
    g_free(work->bound);
    g_free(work);
}

gsize ent_products_work_size(const EntProductsWork *work)
{
    const gsize buffers = work->n_rows + work->n_products * sizeof(gint32);
    return buffers * (work->low != NULL ? 2 : 1) + work->scratch_size;
}

guint8 *ent_products_rows(EntProductsWork *work)
{
    return work->rows;
}

static void multiply(const Product *p, EntProductsWork *work, const Bound *bound)
{
    const dnnl_exec_arg_t arguments[] = { { DNNL_ARG_SRC, bound->rows },
                                          { DNNL_ARG_WEIGHTS, p->weights },
                                          { DNNL_ARG_DST, bound->products },
                                          { DNNL_ARG_SCRATCHPAD, bound->scratch } };
    const dnnl_status_t started = dnnl_primitive_execute(p->primitive, work->stream, G_N_ELEMENTS(arguments), arguments);
    const dnnl_status_t ended = dnnl_stream_wait(work->stream);
    g_assert(started == dnnl_success && ended == dnnl_success);
}

/* rows = 2 * upper + low, and so are the products. What lies behind a row of them is written by no product: adding it up, too,
 * would make it grow from run to run till it overflows. */
static void multiply_parts(const Product *p, EntProductsWork *work, const Bound *bound)
{
    const gsize n_rows = ENT_BLOCK * ent_wide(p->in), n_products = ENT_BLOCK * ent_wide(p->out);
    for (gsize i = 0; i < n_rows; i++) {
        work->low[i] = work->rows[i] & 1;
        work->rows[i] >>= 1;
    }
    multiply(p, work, bound);
    memcpy(work->upper, work->products, n_products * sizeof(gint32));
    memcpy(work->rows, work->low, n_rows);
    multiply(p, work, bound);
    for (gsize row = 0; row < n_products; row += ent_wide(p->out))
        for (gsize i = row; i < row + p->out; i++)
            work->products[i] += 2 * work->upper[i];
}

const gint32 *ent_products_run(const EntProducts *products, EntProductsWork *work, guint matrix)
{
    const Product *const p = &g_array_index(products->list, Product, matrix);
    if (products->exact)
        multiply(p, work, &work->bound[matrix]);
    else
        multiply_parts(p, work, &work->bound[matrix]);
    return work->products;
}
