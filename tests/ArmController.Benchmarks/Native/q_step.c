/* The arithmetic of JointWalk, FactoredQLearner, EpsilonGreedy, EligibilityTraces, LineTiles and Pcg32 in plain C, term by term in the same order:
   the same seeds give the same weights bit for bit. Compiled by the benchmark, without contraction to fused operations. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { JOINTS = 5, TILINGS = 8, ACTIONS = 3, HALF = 9, WIDTH = 2 * HALF + 1, WEIGHTS = TILINGS * WIDTH * ACTIONS, TAPE = 4096, SHARES = 8192 };

static const double limit = 8.9, cutoff = 0.01, step_size = 0.3, halving = 20, lowest = 0.01, epsilon = 0.1;

typedef struct { uint64_t state, increment; } pcg32;

typedef struct {
    double gamma, lambda;
    int watkins, replacing;
    pcg32 random;
    const double *places;
    int at;
    double weights[WEIGHTS], traces[WEIGHTS], shares[SHARES];
    int visits[WEIGHTS], listed[WEIGHTS], count;
    int current[JOINTS * TILINGS], next[JOINTS * TILINGS];
    unsigned char current_mirrored[JOINTS], next_mirrored[JOINTS];
    int actions[JOINTS], chosen[JOINTS * TILINGS];
} q_step;

static uint32_t next_uint(pcg32 *r)
{
    uint64_t old = r->state;
    r->state = old * 6364136223846793005ull + r->increment;
    uint32_t shifted = (uint32_t)(((old >> 18) ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return (shifted >> turn) | (shifted << ((32 - turn) & 31));
}

static double next_double(pcg32 *r)
{
    uint64_t high = next_uint(r);
    return (double)(((high << 32) | next_uint(r)) >> 11) * (1.0 / (double)(1ull << 53));
}

static int next_int(pcg32 *r, uint32_t range)
{
    uint64_t product = (uint64_t)next_uint(r) * range;
    if ((uint32_t)product < range) {
        uint32_t threshold = (0u - range) % range;
        while ((uint32_t)product < threshold)
            product = (uint64_t)next_uint(r) * range;
    }
    return (int)(product >> 32);
}

static void see(q_step *q)
{
    for (int joint = 0; joint < JOINTS; joint++) {
        double place = q->places[q->at * JOINTS + joint];
        double u = fabs(place);
        u = u > limit ? limit : u;
        q->next_mirrored[joint] = place < 0;
        for (int t = 0; t < TILINGS; t++) {
            int tile = (int)floor(u + (double)t / TILINGS) + HALF;
            q->next[joint * TILINGS + t] = WIDTH * t + (tile < WIDTH - 1 ? tile : WIDTH - 1);
        }
    }
}

static void enter(q_step *q)
{
    memcpy(q->current, q->next, sizeof q->current);
    memcpy(q->current_mirrored, q->next_mirrored, sizeof q->current_mirrored);
}

static void evaluate(const q_step *q, const int *features, int mirrored, double *values)
{
    double sums[ACTIONS] = {0};
    for (int t = 0; t < TILINGS; t++)
        for (int a = 0; a < ACTIONS; a++)
            sums[a] += q->weights[features[t] * ACTIONS + a];
    for (int a = 0; a < ACTIONS; a++)
        values[a] = sums[mirrored ? ACTIONS - 1 - a : a];
}

static int best_of(q_step *q, const double *values)
{
    int best = 0, ties = 1;
    for (int a = 1; a < ACTIONS; a++) {
        if (values[a] > values[best]) {
            best = a;
            ties = 1;
        } else if (values[a] == values[best] && next_int(&q->random, (uint32_t)++ties) == 0) {
            best = a;
        }
    }
    return best;
}

static void choose(q_step *q)
{
    for (int joint = 0; joint < JOINTS; joint++) {
        double values[ACTIONS];
        evaluate(q, q->current + joint * TILINGS, q->current_mirrored[joint], values);
        if (next_double(&q->random) >= epsilon) {
            q->actions[joint] = best_of(q, values);
        } else {
            next_int(&q->random, 1);
            q->actions[joint] = next_int(&q->random, ACTIONS);
        }
    }
}

static void places_of(const int *features, int mirrored, int action, int *places)
{
    int known = mirrored ? ACTIONS - 1 - action : action;
    for (int t = 0; t < TILINGS; t++)
        places[t] = features[t] * ACTIONS + known;
}

static double sum_of(const q_step *q)
{
    double sum = 0;
    for (int i = 0; i < JOINTS * TILINGS; i++)
        sum += q->traces[q->chosen[i]];
    return sum;
}

static void cut(q_step *q)
{
    for (int i = 0; i < q->count; i++)
        q->traces[q->listed[i]] = 0;
    q->count = 0;
}

static void fade(q_step *q, double factor)
{
    int kept = 0;
    if (factor == 0) {
        cut(q);
        return;
    }
    for (int i = 0; i < q->count; i++) {
        int place = q->listed[i];
        double faded = q->traces[place] * factor;
        if (fabs(faded) > cutoff) {
            q->traces[place] = faded;
            q->listed[kept++] = place;
        } else {
            q->traces[place] = 0;
        }
    }
    q->count = kept;
}

static double share_of(int visits)
{
    double share = 1 / (1 + visits / halving);
    return share > lowest ? share : lowest;
}

static void learn(q_step *q, double reward)
{
    double values[ACTIONS], predicted = 0;
    int greedy = 1;
    for (int joint = 0; joint < JOINTS; joint++) {
        evaluate(q, q->current + joint * TILINGS, q->current_mirrored[joint], values);
        double own = values[q->actions[joint]];
        predicted += own;
        for (int a = 0; a < ACTIONS; a++)
            greedy &= own >= values[a];
    }

    if (!greedy && q->watkins)
        cut(q);
    fade(q, q->gamma * q->lambda);
    for (int joint = 0; joint < JOINTS; joint++) {
        int *chosen = q->chosen + joint * TILINGS;
        places_of(q->current + joint * TILINGS, q->current_mirrored[joint], q->actions[joint], chosen);
        for (int t = 0; t < TILINGS; t++) {
            int place = chosen[t];
            double old = q->traces[place];
            if (old == 0)
                q->listed[q->count++] = place;
            q->traces[place] = q->replacing ? 1 : old + 1;
            if (q->visits[place] < INT32_MAX)
                q->visits[place]++;
        }
    }

    double overlap = sum_of(q), hoped = 0;
    for (int joint = 0; joint < JOINTS; joint++) {
        evaluate(q, q->next + joint * TILINGS, q->next_mirrored[joint], values);
        int best = best_of(q, values);
        hoped += values[best];
        places_of(q->next + joint * TILINGS, q->next_mirrored[joint], best, q->chosen + joint * TILINGS);
    }
    overlap -= q->gamma * sum_of(q);

    double delta = reward + q->gamma * hoped - predicted;
    double bound = 1 / (fabs(overlap) > 4.9406564584124654e-324 ? fabs(overlap) : 4.9406564584124654e-324);
    double alpha = step_size / (JOINTS * TILINGS);
    alpha = alpha < bound ? alpha : bound;
    for (int i = 0; i < q->count; i++) {
        int place = q->listed[i];
        int visits = q->visits[place];
        q->weights[place] += alpha * (visits < SHARES ? q->shares[visits] : share_of(visits)) * delta * q->traces[place];
    }

    enter(q);
}

q_step *q_new(double gamma, double lambda, int watkins, int replacing, const double *places, uint64_t seed, uint64_t stream)
{
    q_step *q = calloc(1, sizeof *q);
    q->gamma = gamma;
    q->lambda = lambda;
    q->watkins = watkins;
    q->replacing = replacing;
    q->places = places;
    q->random.increment = (stream << 1) | 1;
    next_uint(&q->random);
    q->random.state += seed;
    next_uint(&q->random);
    for (int visits = 0; visits < SHARES; visits++)
        q->shares[visits] = share_of(visits);
    see(q);
    enter(q);
    return q;
}

void q_go(q_step *q, int steps)
{
    for (int step = 0; step < steps; step++) {
        choose(q);
        double before = fabs(q->places[q->at * JOINTS]);
        q->at = (q->at + 1) % TAPE;
        see(q);
        learn(q, before - fabs(q->places[q->at * JOINTS]));
    }
}

void q_weights(const q_step *q, double *weights) { memcpy(weights, q->weights, sizeof q->weights); }
void q_free(q_step *q) { free(q); }
